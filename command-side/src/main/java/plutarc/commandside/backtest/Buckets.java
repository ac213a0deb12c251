package plutarc.commandside.backtest;

import java.util.Arrays;
import plutarc.contracts.backtest.BacktestChart;
import plutarc.strategy.market.Candles;

/** Thins candles to buckets of even time that keep every high and low. Candles without prices are left out. Pure. */
final class Buckets {

    private Buckets() {
    }

    /**
     * @param from epoch milliseconds, inclusive
     * @param to   exclusive
     * @param most buckets, about: buckets begin at multiples of their length, so that panning does not make them dance
     */
    static BacktestChart chart(String symbol, Candles candles, long from, long to, int most) {
        int first = candles.firstAtOrAfter(from);
        int end = to == Long.MAX_VALUE ? candles.size() : Math.max(first, candles.firstAtOrAfter(to));
        long interval = candles.interval().millis();
        long span = first == end ? interval : candles.openTime()[end - 1] - candles.openTime()[first] + interval;
        long step = interval * Math.max(1, Math.ceilDiv(span, interval * most));
        int room = (int) (span / step) + 2;
        long[] time = new long[room];
        double[] open = new double[room];
        double[] high = new double[room];
        double[] low = new double[room];
        double[] close = new double[room];
        int n = 0;
        for (int i = first; i < end; i++) {
            double price = candles.close()[i];
            if (Double.isNaN(price)) {
                continue;
            }
            long bucket = Math.floorDiv(candles.openTime()[i], step) * step;
            if (n == 0 || time[n - 1] != bucket) {
                time[n] = bucket;
                open[n] = candles.open()[i];
                high[n] = candles.high()[i];
                low[n] = candles.low()[i];
                n++;
            } else {
                high[n - 1] = Math.max(high[n - 1], candles.high()[i]);
                low[n - 1] = Math.min(low[n - 1], candles.low()[i]);
            }
            close[n - 1] = price;
        }
        int size = candles.size();
        return new BacktestChart(symbol, size == 0 ? 0 : candles.openTime()[0], size == 0 ? 0 : candles.openTime()[size - 1], interval, step, Arrays.copyOf(time, n),
                Arrays.copyOf(open, n), Arrays.copyOf(high, n), Arrays.copyOf(low, n), Arrays.copyOf(close, n));
    }
}
