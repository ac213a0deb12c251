package plutarc.strategy.metrics;

/**
 * Something to doubt in a backtest.
 *
 * @param code   stable and machine-readable, such as {@code too_few_trades}
 * @param figure the figure that raised it, for people
 * @param doubt  what it means
 * @param advice what to try
 */
public record Finding(String code, String figure, String doubt, String advice) {
}
