package plutarc.strategy.exit;

import plutarc.strategy.component.Params;

/** The level-holding exit rules. Formulas in signed prices (see {@link StopRule}). */
final class StopRules {
    private StopRules() { }

    /** Stop at anchor - distance, for good. {@code atr} is the position's ATR slot, -1 for a distance in percent of the anchor. */
    record HardStop(double pct, double mult, int atr, boolean fromSignalClose) implements StopRule {
        static HardStop of(Params p, int atr) {
            return new HardStop(p.number("pct"), p.number("atr_mult"), atr, p.is("anchor", "signal_close"));
        }

        @Override
        public double initial(ExitPosition x) {
            double anchor = fromSignalClose ? x.signalClose() : x.entryPrice();
            double distance = atr < 0 ? anchor * pct / 100 : mult * x.entryAtr(atr);
            return x.sign() * anchor - distance;
        }

        @Override
        public boolean moves() {
            return false;
        }
    }

    /** Armed at entry + activation, then best - distance. */
    record Trailing(double activationPct, double distancePct, double mult, int atr, boolean rests) implements StopRule {
        static Trailing of(Params p, int atr) {
            return new Trailing(p.number("activation_pct"), p.number("distance_pct"), p.number("atr_mult"), atr, p.flag("native_if_supported"));
        }

        @Override
        public double initial(ExitPosition x) {
            return activationPct == 0 ? moved(x) : Double.NaN;
        }

        @Override
        public double moved(ExitPosition x) {
            double entry = x.entryPrice();
            double profit = x.best() - x.sign() * entry;
            if (profit < entry * activationPct / 100) {
                return Double.NaN;
            }
            return x.best() - (atr < 0 ? entry * distancePct / 100 : mult * x.atrNow(atr));
        }
    }

    /** entry - initial stop until the profit reaches the trigger, then entry + offset. */
    record BreakEven(double triggerPct, double triggerR, boolean inR, double offsetPct, double initialPct) implements StopRule {
        static BreakEven of(Params p) {
            return new BreakEven(p.number("trigger_pct"), p.number("trigger_r"), p.is("basis", "r"), p.number("offset_pct"), p.number("initial_stop_pct"));
        }

        @Override
        public double initial(ExitPosition x) {
            return x.sign() * x.entryPrice() - x.entryPrice() * initialPct / 100;
        }

        @Override
        public double moved(ExitPosition x) {
            double entry = x.entryPrice();
            double trigger = inR ? triggerR * x.initialRisk() : entry * triggerPct / 100;
            double offset = entry * offsetPct / 100;
            // A stop beyond the price that armed it would close at once: with a trigger in R the offset may be larger than the trigger.
            boolean armed = x.best() - x.sign() * entry >= Math.max(trigger, offset);
            return armed ? x.sign() * entry + offset : Double.NaN;
        }
    }

    /** Highest high since entry, within the lookback, - mult * ATR; judged at closes of the exit-ATR interval. */
    record Chandelier(double mult, int atr, int extreme) implements StopRule {
        @Override
        public double initial(ExitPosition x) {
            return x.sign() * x.entryPrice() - mult * x.entryAtr(atr);
        }

        @Override
        public double moved(ExitPosition x) {
            return Math.min(x.best(), x.extremeNow(extreme)) - mult * x.atrNow(atr);
        }
    }
}
