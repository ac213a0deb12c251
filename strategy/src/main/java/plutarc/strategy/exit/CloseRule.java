package plutarc.strategy.exit;

/** An exit rule judged at the close of a candle and executed at once: the next open in a backtest, the market live. */
sealed interface CloseRule {
    /** Whether it closes the position at the bar the plan points to. */
    boolean fires(ExitPlan plan, ExitPosition position, double close);

    /** ATR over its average has expanded or collapsed. {@code ratio} is the plan's column of that figure. */
    record Volatility(double[] ratio, double expansion, double collapse) implements CloseRule {
        @Override
        public boolean fires(ExitPlan plan, ExitPosition x, double close) {
            double now = ratio[plan.exitSlot()];
            return plan.exitClosed() && (now >= expansion || now <= collapse);
        }
    }

    /** Held for so many trigger bars; {@code onlyBelowPct} is +infinity when the profit does not matter. */
    record Time(int maxBars, double onlyBelowPct) implements CloseRule {
        @Override
        public boolean fires(ExitPlan plan, ExitPosition x, double close) {
            return plan.triggerClosed() && x.barsHeld() >= maxBars && x.profitPct(close) < onlyBelowPct;
        }
    }

    /** The combined decision points the other way. {@code threshold} NaN: the template's own decision counts. */
    record Flip(double threshold, int minHoldBars, boolean reverse) implements CloseRule {
        @Override
        public boolean fires(ExitPlan plan, ExitPosition x, double close) {
            if (!plan.triggerClosed() || x.barsHeld() < minHoldBars) {
                return false;
            }
            return threshold == threshold ? plan.score() * -x.sign() >= threshold - 1e-9 : plan.side() == -x.sign();
        }
    }
}
