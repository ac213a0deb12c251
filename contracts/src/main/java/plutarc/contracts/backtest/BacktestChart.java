package plutarc.contracts.backtest;

/**
 * Prices of a part of a backtest, thinned to what a screen can show, in columns of one length. A bucket has the open of its first candle, the highest high, the lowest low and the
 * close of its last: no spike is lost, however far one zooms out.
 *
 * @param first      opening instant of the first candle there is, epoch milliseconds
 * @param last       opening instant of the last
 * @param stepMillis length of a bucket; the candles' own interval where nothing was thinned
 * @param time       opening instants of the buckets, epoch milliseconds
 */
public record BacktestChart(String symbol, long first, long last, long intervalMillis, long stepMillis, long[] time, double[] open, double[] high, double[] low, double[] close) {
}
