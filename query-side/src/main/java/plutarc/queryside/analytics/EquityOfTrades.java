package plutarc.queryside.analytics;

import static plutarc.queryside.analytics.TradeSums.figure;
import static plutarc.queryside.analytics.TradeSums.ratio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plutarc.contracts.analytics.Performance.EquityFigures;

/**
 * The equity that trades made, realised at their exits, and figures over it by the formulas of the backtester's statistics: a test holds the two together.
 * Immutable.
 *
 * @param time   epoch milliseconds of exits and of the ends of the UTC days between them, ascending
 * @param equity after each, beginning with {@code start}
 */
record EquityOfTrades(double start, long[] time, double[] equity) {

    private static final long DAY = 86_400_000L;
    private static final double YEAR_DAYS = 365;
    private static final long WEEK = 7 * DAY;

    /** @param byExit rows in the order of their exits */
    static EquityOfTrades of(List<TradeRow> byExit) {
        double start = startOf(byExit);
        double equity = Double.isNaN(start) ? 0 : start;
        var time = new ArrayList<Long>(byExit.size());
        var after = new ArrayList<Double>(byExit.size());
        for (TradeRow row : byExit) {
            for (long midnight = time.isEmpty() ? Long.MAX_VALUE : endOf(time.getLast()); midnight < row.exitAt(); midnight += DAY) {
                if (midnight > time.getLast()) {
                    time.add(midnight);
                    after.add(equity);
                }
            }
            equity += row.net();
            time.add(row.exitAt());
            after.add(equity);
        }
        return new EquityOfTrades(start, time.stream().mapToLong(Long::longValue).toArray(), after.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Midnight after the instant; a midnight ends the day before it. */
    private static long endOf(long at) {
        return Math.ceilDiv(at, DAY) * DAY;
    }

    /** Of each bot's account at the first of its trades; NaN where one is not known. */
    private static double startOf(List<TradeRow> byExit) {
        Map<String, TradeRow> first = new HashMap<>();
        byExit.forEach(row -> first.merge(row.bot(), row, (a, b) -> a.entryAt() <= b.entryAt() ? a : b));
        return first.isEmpty() ? Double.NaN : first.values().stream().map(TradeRow::equity).mapToDouble(equity -> equity.orElse(Double.NaN)).sum();
    }

    EquityFigures figures() {
        double[] returns = dailyReturns();
        double mean = Arrays.stream(returns).average().orElse(Double.NaN);
        double downside = Math.sqrt(Arrays.stream(returns).map(r -> Math.min(r, 0)).map(r -> r * r).average().orElse(Double.NaN));
        double cagr = cagr();
        double drawdown = maxDrawdown();
        return new EquityFigures(figure(start), returns.length, figure(cagr), figure(ratio(mean, deviation(returns, mean)) * Math.sqrt(YEAR_DAYS)),
                figure(ratio(mean, downside) * Math.sqrt(YEAR_DAYS)), figure(drawdown), maxDrawdownAmount(), figure(ratio(cagr, drawdown)), longestDrawdown() / 1_000);
    }

    private boolean known() {
        return start > 0;
    }

    private double[] dailyReturns() {
        double[] returns = new double[known() ? time.length : 0];
        int count = 0;
        double before = start;
        for (int i = 0; i < returns.length; i++) {
            boolean lastOfDay = i + 1 == time.length || Math.floorDiv(time[i] - 1, DAY) != Math.floorDiv(time[i + 1] - 1, DAY);
            if (lastOfDay) {
                if (before > 0) {
                    returns[count++] = equity[i] / before - 1;
                }
                before = equity[i];
            }
        }
        return Arrays.copyOf(returns, count);
    }

    private double cagr() {
        if (!known() || time.length < 2 || time[time.length - 1] - time[0] < WEEK) {
            return Double.NaN;
        }
        double last = equity[equity.length - 1];
        return last <= 0 ? -1 : Math.pow(last / start, YEAR_DAYS / ((time[time.length - 1] - time[0]) / (double) DAY)) - 1;
    }

    private double maxDrawdown() {
        double peak = start;
        double worst = known() ? 0 : Double.NaN;
        for (double each : equity) {
            peak = Math.max(peak, each);
            worst = Math.max(worst, (peak - each) / peak);
        }
        return worst;
    }

    private double maxDrawdownAmount() {
        double peak = known() ? start : 0;
        double worst = 0;
        for (double each : equity) {
            peak = Math.max(peak, each);
            worst = Math.max(worst, peak - each);
        }
        return worst;
    }

    private long longestDrawdown() {
        double peak = known() ? start : 0;
        long longest = 0;
        long since = time.length == 0 ? 0 : time[0];
        for (int i = 0; i < time.length; i++) {
            if (equity[i] >= peak) {
                peak = equity[i];
                since = time[i];
            } else {
                longest = Math.max(longest, time[i] - since);
            }
        }
        return longest;
    }

    private static double deviation(double[] values, double mean) {
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }
}
