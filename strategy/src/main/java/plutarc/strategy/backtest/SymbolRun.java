package plutarc.strategy.backtest;

import java.util.List;
import plutarc.contracts.trading.Side;
import plutarc.strategy.component.Code;
import plutarc.strategy.engine.CompiledTemplate;
import plutarc.strategy.engine.Part;
import plutarc.strategy.exit.EntryBasis;
import plutarc.strategy.exit.ExitPlan;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.risk.PositionSize;
import plutarc.strategy.template.Direction;
import plutarc.strategy.template.Template;

/** One template trading one symbol's history: drives book, account and what-ifs over the block that its graph has just run. */
final class SymbolRun {
    private final SymbolData data;
    private final BacktestSettings settings;
    private final CompiledTemplate compiled;
    private final Template template;
    private final ExitPlan plan;
    private final Frame base;
    private final Instrument instrument;
    private final Account account;
    private final int index;
    private final Sampler sampler;
    private final Book book;
    private final WhatIf whatIf;
    private final RiskDesk desk;
    private final boolean[] blockers;
    private final int firstBar;
    private final long interval;
    private final long cooldown;
    private final double leverage;
    private final boolean wantsLong;
    private final boolean wantsShort;

    private int blockStart;
    private int fundingNext;
    private long lastTradeTime = Long.MIN_VALUE;
    private long barTime;
    private long barsInMarket;

    SymbolRun(SymbolData data, CompiledTemplate compiled, BacktestSettings settings, Account account, int index, Sampler sampler) {
        this.data = data;
        this.settings = settings;
        this.compiled = compiled;
        this.template = compiled.template();
        this.plan = compiled.exits();
        this.base = compiled.graph().base();
        this.instrument = data.instrument();
        this.account = account;
        this.index = index;
        this.sampler = sampler;
        this.interval = base.interval.millis();
        this.book = new Book(base, plan, instrument, settings, template.pyramiding(),
                account.ledger(instrument, (int) interval, () -> lastTradeTime = barTime));
        this.whatIf = new WhatIf(compiled, base, instrument, settings);
        this.desk = settings.limits().map(l -> new RiskDesk(l, account, instrument)).orElse(null);
        this.blockers = new boolean[compiled.conditions().size() + WhatIf.RULES.size()];
        this.firstBar = Math.max(Math.max(settings.warmupBars(), compiled.warmupBars() - 1),
                settings.from().isPresent() ? data.candles().firstAtOrAfter(settings.from().getAsLong() - interval) : 0);
        this.cooldown = template.entryCooldown().millis(template.triggerInterval());
        this.leverage = desk == null ? Math.min(settings.leverage(), instrument.maxLeverage()) : desk.leverage(settings.leverage());
        this.wantsLong = template.direction() != Direction.SHORT;
        this.wantsShort = template.direction() != Direction.LONG;
    }

    /** Position, in the candles, of the first that may decide. */
    int firstBar() {
        return firstBar;
    }

    void blockStartsAt(int bar) {
        blockStart = bar;
    }

    /** Runs the whole block; idle stretches are skipped. For a single symbol. */
    void block() {
        int size = base.size;
        boolean direct = compiled.trigger() == base;
        byte[] sides = compiled.sides();
        int slot = 1;
        while (slot <= size) {
            if (direct && book.idle() && whatIf.idle()) {
                slot = nextWanted(sides, slot, size);
                if (slot > size) {
                    return;
                }
            }
            bar(slot++);
        }
    }

    private int nextWanted(byte[] sides, int from, int size) {
        int slot = Math.max(from, firstBar - blockStart + 1);
        while (slot <= size && !(sides[slot] > 0 ? wantsLong : sides[slot] < 0 && wantsShort)) {
            slot++;
        }
        return slot;
    }

    /** One candle: open, inside, close, decision. A candle without prices is passed over. */
    void bar(int slot) {
        double close = base.close[slot];
        if (close != close) {
            return;
        }
        int bar = blockStart + slot - 1;
        barTime = base.openTime[slot];
        if (sampler.due(barTime)) {
            sampler.upTo(barTime, account.equity());
        }
        if (desk != null) {
            account.newDay(barTime);
        }
        boolean busy = !book.idle();
        if (busy) {
            payFunding(slot);
            if (settings.marginMode() == MarginMode.CROSS) {
                crossLiquidationPrices();
            }
            book.atOpen(slot, bar);
            book.inside(slot, bar);
        }
        boolean shadows = !whatIf.idle();
        if (shadows) {
            whatIf.beforeClose(slot, bar);
        }
        plan.at(slot);
        boolean reverse = false;
        if (book.count() > 0) {
            barsInMarket++;
            reverse = book.atClose(slot);
        }
        if (busy) {
            account.mark(index, instrument, book, close);
            account.settle();
            if (desk != null) {
                desk.atClose(book, close);
            }
        }
        if (shadows) {
            whatIf.atClose(slot);
        }
        if (bar >= firstBar && (reverse || book.count() < template.pyramiding())) {
            decide(slot, close, reverse);
        }
    }

    private void decide(int slot, double close, boolean reverse) {
        if (!compiled.triggersAt(slot)) {
            return;
        }
        int sign = compiled.side(slot);
        if (!(sign > 0 ? wantsLong : sign < 0 && wantsShort) || !roomFor(sign, reverse) || !plan.ready()) {
            return;
        }
        Side side = Account.side(sign);
        int blocked = conditions(slot, sign) + rules(reverse);
        double quantity = 0;
        if (blocked == 0) {
            quantity = quantity(side, close);
            if (quantity == 0) {
                blockers[blockers.length - 1] = true;
                blocked = 1;
            }
        }
        EntryBasis basis = plan.basis(close);
        if (blocked == 0) {
            account.reserve(instrument.notional(quantity, close) / leverage);
            book.enter(side, quantity, leverage, basis, account.keepsTrades() ? SignalState.at(compiled, slot, sign) : null);
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

    private int rules(boolean reverse) {
        int at = compiled.conditions().size();
        long now = barTime + interval;
        int leaving = reverse ? book.count() : 0;
        blockers[at] = settings.sessions() && !compiled.sessions().isOpen(now);
        blockers[at + 1] = !reverse && lastTradeTime != Long.MIN_VALUE && now - lastTradeTime < cooldown;
        blockers[at + 2] = desk != null && desk.blocks(now, book.count() - leaving, leaving);
        blockers[at + 3] = false;
        return (blockers[at] ? 1 : 0) + (blockers[at + 1] ? 1 : 0) + (blockers[at + 2] ? 1 : 0);
    }

    private double quantity(Side side, double close) {
        double stopDistance = Double.NaN;
        if (template.sizing() instanceof plutarc.strategy.template.Sizing.RiskBased) {
            stopDistance = plan.open(side, close, barTime, plan.basis(close)).initialRisk();
        }
        double available = account.available();
        for (int i = 0; i < book.count(); i++) {
            available += book.lot(i).due == null ? 0 : book.lot(i).margin;
        }
        return PositionSize.of(template.sizing(), instrument, account.equity(), available, close, stopDistance, leverage).quantity();
    }

    private void payFunding(int slot) {
        long[] times = data.funding().time();
        long now = base.openTime[slot];
        if (fundingNext == times.length || times[fundingNext] > now) {
            return;
        }
        while (fundingNext < times.length && times[fundingNext] <= now) {
            if (settings.funding()) {
                double rate = data.funding().value()[fundingNext];
                for (int i = 0; i < book.count(); i++) {
                    Lot lot = book.lot(i);
                    if (lot.entryTime < times[fundingNext]) {
                        account.payFunding(lot, lot.sign * rate * instrument.notional(lot.quantity, base.open[slot]));
                    }
                }
            }
            fundingNext++;
        }
    }

    private void crossLiquidationPrices() {
        double quantity = 0;
        double weighted = 0;
        for (int i = 0; i < book.count(); i++) {
            Lot lot = book.lot(i);
            quantity += lot.quantity;
            weighted += lot.quantity * (instrument.inverse() ? 1 / lot.entryPrice : lot.entryPrice);
        }
        if (quantity == 0) {
            return;
        }
        double entry = instrument.inverse() ? quantity / weighted : weighted / quantity;
        double price = Liquidation.price(instrument, book.lot(0).side, quantity, entry, account.equityWithout(index));
        for (int i = 0; i < book.count(); i++) {
            book.lot(i).liquidationPrice = price;
        }
    }

    /** Adds the entries still open. */
    void openTrades(List<OpenTrade> into, double lastPrice) {
        for (int i = 0; i < book.count(); i++) {
            Lot lot = book.lot(i);
            into.add(new OpenTrade(instrument.symbol(), lot.side, lot.quantity, lot.entryBar, lot.entryTime, lot.entryPrice, lastPrice,
                    instrument.profit(lot.side, lot.quantity, lot.entryPrice, lastPrice), lot.entryFee + lot.funding));
        }
    }

    long barsInMarket() {
        return barsInMarket;
    }

    List<Blocked> blocked() {
        return whatIf.result();
    }
}
