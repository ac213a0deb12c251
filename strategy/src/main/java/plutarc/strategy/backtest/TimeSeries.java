package plutarc.strategy.backtest;

/**
 * Values at instants, oldest first: a funding history, open interest, a premium.
 *
 * @param time epoch milliseconds, strictly increasing
 * @param value known from that instant on
 */
public record TimeSeries(long[] time, double[] value) {
    public TimeSeries {
        if (time.length != value.length) {
            throw new IllegalArgumentException("time has " + time.length + " entries, value " + value.length);
        }
        for (int i = 1; i < time.length; i++) {
            if (time[i] <= time[i - 1]) {
                throw new IllegalArgumentException("time[" + i + "] = " + time[i] + " is not after " + time[i - 1]);
            }
        }
    }

    public static TimeSeries empty() {
        return new TimeSeries(new long[0], new double[0]);
    }

    public int size() {
        return time.length;
    }
}
