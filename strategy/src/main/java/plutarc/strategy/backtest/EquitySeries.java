package plutarc.strategy.backtest;

/**
 * Equity at closes, thinned to even steps of time, the last close always included.
 *
 * @param time closing instants, epoch milliseconds
 * @param equity realised and unrealised, settlement currency
 */
public record EquitySeries(long[] time, double[] equity) {
    public int size() {
        return time.length;
    }
}
