package plutarc.strategy.backtest;

import java.util.ArrayList;
import java.util.List;
import plutarc.contracts.trading.Side;
import plutarc.strategy.engine.CompiledTemplate;
import plutarc.strategy.engine.Part;
import plutarc.strategy.exit.EntryBasis;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.market.Instrument;

/** Counts what each blocker kept out, and follows, one at a time for each, what those entries would have made. */
final class WhatIf {
    /** The rules that can block beside components, in the order of evaluation. */
    static final List<String> RULES = List.of("session", "cooldown", "risk_limits", "size");

    private final CompiledTemplate compiled;
    private final Instrument instrument;
    private final Tally[] tallies;
    private final boolean follow;
    private int active;

    private final class Tally implements Ledger {
        private final Book book;
        private long entries;
        private long alone;
        private int trades;
        private int winners;
        private double profit;
        private double loss;

        Tally(Frame bars, BacktestSettings settings) {
            book = new Book(bars, compiled.exits(), instrument, settings, 1, this);
        }

        @Override
        public void opened(Lot lot) {
            // counted when it closes
        }

        @Override
        public void closed(Lot lot, int bar, long openTime, boolean inside, double reference, double price, double feeRate, String reason) {
            double value = instrument.notional(lot.quantity, lot.entryPrice);
            double net = instrument.profit(lot.side, lot.quantity, lot.entryPrice, price) - lot.entryFee - instrument.notional(lot.quantity, price) * feeRate;
            double pct = 100 * net / value;
            trades++;
            if (pct > 0) {
                winners++;
                profit += pct;
            } else {
                loss -= pct;
            }
            active--;
        }
    }

    WhatIf(CompiledTemplate compiled, Frame bars, Instrument instrument, BacktestSettings settings) {
        this.compiled = compiled;
        this.instrument = instrument;
        this.follow = settings.whatIf();
        this.tallies = new Tally[compiled.conditions().size() + RULES.size()];
        for (int i = 0; i < tallies.length; i++) {
            tallies[i] = new Tally(bars, settings);
        }
    }

    boolean idle() {
        return active == 0;
    }

    /** An entry was wanted and {@code blockers} kept it out; {@code count} of them. */
    void blocked(boolean[] blockers, int count, Side side, double leverage, EntryBasis basis) {
        for (int i = 0; i < tallies.length; i++) {
            if (!blockers[i]) {
                continue;
            }
            Tally tally = tallies[i];
            tally.entries++;
            if (count == 1) {
                tally.alone++;
            }
            if (follow && tally.book.idle()) {
                tally.book.enter(side, 1, leverage, basis, null, false);
                active++;
            }
        }
    }

    void beforeClose(int slot, int bar) {
        for (Tally tally : tallies) {
            if (!tally.book.idle()) {
                tally.book.atOpen(slot, bar);
                tally.book.inside(slot, bar);
            }
        }
    }

    void atClose(int slot) {
        for (Tally tally : tallies) {
            if (tally.book.count() > 0) {
                tally.book.atClose(slot);
            }
        }
    }

    List<Blocked> result() {
        List<Blocked> result = new ArrayList<>();
        List<Part> conditions = compiled.conditions();
        for (int i = 0; i < tallies.length; i++) {
            Tally t = tallies[i];
            boolean rule = i >= conditions.size();
            String id = rule ? RULES.get(i - conditions.size()) : conditions.get(i).use().component();
            String role = rule ? "rule" : conditions.get(i).role().id();
            String label = rule ? id.replace('_', ' ') : conditions.get(i).label();
            if (!rule || t.entries > 0) {
                result.add(new Blocked(id, role, label, t.entries, t.alone, t.trades, t.winners, t.profit - t.loss, t.profit, t.loss));
            }
        }
        return result;
    }
}
