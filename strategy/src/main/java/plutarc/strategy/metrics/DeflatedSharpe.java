package plutarc.strategy.metrics;

/**
 * How likely a Sharpe ratio is real after so many trials. Bailey and López de Prado, "The Deflated Sharpe Ratio" (2014): the probability that the true Sharpe ratio
 * lies above the one that the best of N worthless trials would show by luck, corrected for the length, skewness and kurtosis of the returns.
 */
public final class DeflatedSharpe {

    private static final double EULER_MASCHERONI = 0.5772156649015329;

    private DeflatedSharpe() {
    }

    /**
     * @param sharpe       per period (not annualised) of the chosen trial
     * @param trialsStdDev standard deviation of the per-period Sharpe ratios of all trials
     * @param trials       how many were made, at least 1
     * @param periods      returns that the ratio was taken from, at least 2
     * @return 0 to 1; NaN where it is not defined
     */
    public static double probability(double sharpe, double trialsStdDev, int trials, int periods, double skewness, double kurtosis) {
        if (trials < 1 || periods < 2) {
            return Double.NaN;
        }
        double luck = trials == 1 ? 0 : trialsStdDev * ((1 - EULER_MASCHERONI) * inverseNormal(1 - 1.0 / trials) + EULER_MASCHERONI * inverseNormal(1 - 1.0 / (trials * Math.E)));
        double variance = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
        return normal((sharpe - luck) * Math.sqrt(periods - 1) / Math.sqrt(variance));
    }

    /** Standard normal distribution function; Abramowitz and Stegun 7.1.26 through erfc, error below 1.5e-7. */
    static double normal(double x) {
        double z = Math.abs(x) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * z);
        double erf = 1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-z * z);
        return x >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
    }

    /** Its inverse by bisection: called a handful of times a search, so simple beats fast. */
    static double inverseNormal(double p) {
        double low = -10;
        double high = 10;
        for (int i = 0; i < 80; i++) {
            double middle = (low + high) / 2;
            if (normal(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
