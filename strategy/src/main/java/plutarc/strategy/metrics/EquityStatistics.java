package plutarc.strategy.metrics;

import java.util.Arrays;
import plutarc.strategy.backtest.EquitySeries;

/**
 * Figures over an equity series. Daily returns are taken between the last points of UTC days; a year is 365 days, as perpetual markets never close; the risk-free rate is 0.
 * A figure that is not defined is NaN.
 *
 * @param days            UTC days with a return
 * @param cagr            (last / first)^(365 days / span) − 1; NaN under a week, where it says nothing
 * @param sharpe          mean(r) / stdev(r) × √365, sample standard deviation
 * @param sortino         mean(r) / √(mean(min(r, 0)²)) × √365
 * @param maxDrawdown     largest fall from a peak, as a positive share, at the points of the series
 * @param calmar          cagr / maxDrawdown
 * @param longestDrawdownMillis longest time from a peak until it is reached again, or until the end
 * @param skewness        of daily returns
 * @param kurtosis        of daily returns, 3 for a normal distribution
 */
public record EquityStatistics(int days, double cagr, double sharpe, double sortino, double maxDrawdown, double calmar, long longestDrawdownMillis, double skewness,
                               double kurtosis) {

    private static final long DAY = 86_400_000L;
    private static final double YEAR_DAYS = 365;

    /** @param start equity before the first point */
    public static EquityStatistics of(double start, EquitySeries series) {
        double[] returns = dailyReturns(start, series);
        double mean = mean(returns);
        double deviation = deviation(returns, mean);
        double sharpe = TradeStatistics.ratio(mean, deviation) * Math.sqrt(YEAR_DAYS);
        double downside = Math.sqrt(Arrays.stream(returns).map(r -> Math.min(r, 0)).map(r -> r * r).average().orElse(Double.NaN));
        double sortino = TradeStatistics.ratio(mean, downside) * Math.sqrt(YEAR_DAYS);
        double cagr = cagr(start, series);
        double drawdown = maxDrawdown(start, series);
        return new EquityStatistics(returns.length, cagr, sharpe, sortino, drawdown, TradeStatistics.ratio(cagr, drawdown), longestDrawdown(start, series),
                moment(returns, mean, 3), moment(returns, mean, 4));
    }

    /** Relative changes between the last points of one UTC day and the next that has a point. */
    public static double[] dailyReturns(double start, EquitySeries series) {
        double[] returns = new double[series.size()];
        int count = 0;
        double before = start;
        for (int i = 0; i < series.size(); i++) {
            // A point at midnight closes the day before it.
            boolean lastOfDay = i + 1 == series.size() || Math.floorDiv(series.time()[i] - 1, DAY) != Math.floorDiv(series.time()[i + 1] - 1, DAY);
            if (lastOfDay) {
                if (before > 0) {
                    returns[count++] = series.equity()[i] / before - 1;
                }
                before = series.equity()[i];
            }
        }
        return Arrays.copyOf(returns, count);
    }

    private static double cagr(double start, EquitySeries series) {
        if (series.size() < 2) {
            return Double.NaN;
        }
        double days = (series.time()[series.size() - 1] - series.time()[0]) / (double) DAY;
        double last = series.equity()[series.size() - 1];
        return days < 7 ? Double.NaN : last <= 0 ? -1 : Math.pow(last / start, YEAR_DAYS / days) - 1;
    }

    private static double maxDrawdown(double start, EquitySeries series) {
        double peak = start;
        double worst = 0;
        for (double equity : series.equity()) {
            peak = Math.max(peak, equity);
            worst = Math.max(worst, (peak - equity) / peak);
        }
        return worst;
    }

    private static long longestDrawdown(double start, EquitySeries series) {
        double peak = start;
        long longest = 0;
        long since = series.size() == 0 ? 0 : series.time()[0];
        for (int i = 0; i < series.size(); i++) {
            if (series.equity()[i] >= peak) {
                peak = series.equity()[i];
                since = series.time()[i];
            } else {
                longest = Math.max(longest, series.time()[i] - since);
            }
        }
        return longest;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    static double deviation(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }

    /** Standardised central moment, population form. */
    private static double moment(double[] values, double mean, int order) {
        double squares = 0;
        double sum = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
            sum += Math.pow(value - mean, order);
        }
        double sigma = Math.sqrt(squares / values.length);
        return values.length < 2 || sigma == 0 ? Double.NaN : sum / values.length / Math.pow(sigma, order);
    }
}
