package plutarc.strategy.backtest;

import java.util.List;
import plutarc.contracts.trading.Side;
import plutarc.strategy.component.Code;
import plutarc.strategy.engine.CompiledTemplate;
import plutarc.strategy.engine.Part;
import plutarc.strategy.exit.EntryBasis;
import plutarc.strategy.exit.ExitPlan;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.risk.PositionSize;
import plutarc.strategy.template.Direction;
import plutarc.strategy.template.Sizing;
import plutarc.strategy.template.Template;

/** Decides entries as the live engine does, in numbers instead of words: side, room, filters, gates and guards, session, cooldown, risk limits, size. */
final class EntryGate {
    private final CompiledTemplate compiled;
    private final Template template;
    private final ExitPlan plan;
    private final Instrument instrument;
    private final BacktestSettings settings;
    private final Account account;
    private final Book book;
    private final WhatIf whatIf;
    private final RiskDesk desk;
    private final boolean[] blockers;
    private final long interval;
    private final long cooldown;
    private final double leverage;
    private final boolean wantsLong;
    private final boolean wantsShort;

    /** @param desk null when the run has no risk limits */
    EntryGate(CompiledTemplate compiled, Instrument instrument, BacktestSettings settings, Account account, Book book, WhatIf whatIf, RiskDesk desk) {
        this.compiled = compiled;
        this.template = compiled.template();
        this.plan = compiled.exits();
        this.instrument = instrument;
        this.settings = settings;
        this.account = account;
        this.book = book;
        this.whatIf = whatIf;
        this.desk = desk;
        this.blockers = new boolean[compiled.conditions().size() + WhatIf.RULES.size()];
        this.interval = compiled.graph().base().interval.millis();
        this.cooldown = template.entryCooldown().millis(template.triggerInterval());
        this.leverage = desk == null ? Math.min(settings.leverage(), instrument.maxLeverage()) : desk.leverage(settings.leverage());
        this.wantsLong = template.direction() != Direction.SHORT;
        this.wantsShort = template.direction() != Direction.LONG;
    }

    /** Whether the template may enter the side that the signals say: +1, -1 or 0. */
    boolean wants(int sign) {
        return sign > 0 ? wantsLong : sign < 0 && wantsShort;
    }

    /** Decides at a close of the trigger interval, and hands the entry to the book, or what kept it out to the what-ifs. */
    void decide(int slot, double close, long barTime, long lastTradeTime, boolean reverse) {
        if (!compiled.triggersAt(slot)) {
            return;
        }
        int sign = compiled.side(slot);
        if (!wants(sign) || !roomFor(sign, reverse) || !plan.ready()) {
            return;
        }
        Side side = Account.side(sign);
        int blocked = conditions(slot, sign) + rules(barTime + interval, lastTradeTime, reverse);
        double quantity = 0;
        if (blocked == 0) {
            quantity = quantity(side, close, barTime);
            if (quantity == 0) {
                blockers[blockers.length - 1] = true;
                blocked = 1;
            }
        }
        EntryBasis basis = plan.basis(close);
        if (blocked == 0) {
            account.reserve(instrument.notional(quantity, close) / leverage);
            book.enter(side, quantity, leverage, basis, account.keepsTrades() ? SignalState.at(compiled, slot, sign) : null, reverse);
        } else {
            whatIf.blocked(blockers, blocked, side, leverage, basis);
        }
    }

    private boolean roomFor(int sign, boolean reverse) {
        int open = book.count();
        if (open == 0) {
            return true;
        }
        if (reverse) {
            return !book.staying();
        }
        for (int i = 0; i < open; i++) {
            if (book.lot(i).due != null || book.lot(i).sign != sign) {
                return false;
            }
        }
        return open < template.pyramiding();
    }

    private int conditions(int slot, int sign) {
        List<Part> conditions = compiled.conditions();
        int count = 0;
        for (int i = 0; i < conditions.size(); i++) {
            boolean blocks = !Code.passes(conditions.get(i).code(slot), sign, compiled.missing());
            blockers[i] = blocks;
            count += blocks ? 1 : 0;
        }
        return count;
    }

    private int rules(long now, long lastTradeTime, boolean reverse) {
        int at = compiled.conditions().size();
        int leaving = reverse ? book.count() : 0;
        blockers[at] = settings.sessions() && !compiled.sessions().isOpen(now);
        blockers[at + 1] = !reverse && lastTradeTime != Long.MIN_VALUE && now - lastTradeTime < cooldown;
        blockers[at + 2] = desk != null && desk.blocks(now, book.count() - leaving, leaving);
        blockers[at + 3] = false;
        return (blockers[at] ? 1 : 0) + (blockers[at + 1] ? 1 : 0) + (blockers[at + 2] ? 1 : 0);
    }

    private double quantity(Side side, double close, long barTime) {
        double stopDistance = Double.NaN;
        if (template.sizing() instanceof Sizing.RiskBased) {
            stopDistance = plan.open(side, close, barTime, plan.basis(close)).initialRisk();
        }
        double available = account.available();
        for (int i = 0; i < book.count(); i++) {
            available += book.lot(i).due == null ? 0 : book.lot(i).margin;
        }
        return PositionSize.of(template.sizing(), instrument, account.equity(), available, close, stopDistance, leverage).quantity();
    }
}
