package plutarc.strategy.backtest;

/**
 * The sums over a run's closed trades, kept even when the trades themselves are not.
 *
 * @param trades closed
 * @param winners with a net result above 0
 * @param grossProfit sum of the winners' net results
 * @param grossLoss sum of the others' net results, positive
 * @param netSquares sum of squared net results, for their variance
 * @param barsHeld sum over trades
 */
public record TradeTally(int trades, int winners, double grossProfit, double grossLoss, double netSquares, long barsHeld) {

    public double net() {
        return grossProfit - grossLoss;
    }

    /** Gross profit over gross loss; +infinity without losses, NaN without trades. */
    public double profitFactor() {
        return trades == 0 ? Double.NaN : grossLoss == 0 ? Double.POSITIVE_INFINITY : grossProfit / grossLoss;
    }
}
