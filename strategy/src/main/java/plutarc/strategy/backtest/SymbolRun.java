package plutarc.strategy.backtest;

import java.util.List;
import plutarc.strategy.engine.CompiledTemplate;
import plutarc.strategy.exit.ExitPlan;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.market.Instrument;
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
    private final EntryGate gate;
    private final int firstBar;
    private final long interval;

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
                account.ledger(instrument, (int) interval, () -> lastTradeTime = barTime, this::reversalAllowed));
        this.whatIf = new WhatIf(compiled, base, instrument, settings);
        this.desk = settings.limits().map(l -> new RiskDesk(l, account, instrument)).orElse(null);
        this.firstBar = Math.max(Math.max(settings.warmupBars(), compiled.warmupBars() - 1),
                settings.from().isPresent() ? data.candles().firstAtOrAfter(settings.from().getAsLong() - interval) : 0);
        this.gate = new EntryGate(compiled, instrument, settings, account, book, whatIf, desk);
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
        while (slot <= size && !gate.wants(sides[slot])) {
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
            gate.decide(slot, close, barTime, lastTradeTime, reverse);
        }
    }

    /** Closing a position may bring a limit into force that was not when its reversal was decided. */
    private boolean reversalAllowed() {
        if (desk == null) {
            return true;
        }
        account.mark(index, instrument, book, 0); // nothing is held any more
        return !desk.blocks(barTime, book.count(), 1);
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
