package plutarc.strategy.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a search maximises. */
public enum Objective {
    /** Gross profit over gross loss. */
    PROFIT_FACTOR,
    /** Mean daily return over its deviation, a year. */
    SHARPE,
    /** Mean daily return over its downside deviation, a year. */
    SORTINO,
    /** Final equity less the cash at the start. */
    NET,
    /** Yearly growth over the largest drawdown. */
    CALMAR,
    /** Net return over the largest drawdown: Calmar for spans under a year. */
    RETURN_TO_DRAWDOWN,
    /** Mean net result of a trade. */
    EXPECTANCY;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Objective> find(String id) {
        return Arrays.stream(values()).filter(objective -> objective.id().equals(id)).findFirst();
    }

    public static String ids() {
        return Arrays.stream(values()).map(Objective::id).collect(Collectors.joining(", "));
    }

    /** NaN where it is not defined. */
    public double of(Score score) {
        return switch (this) {
            case PROFIT_FACTOR -> score.profitFactor();
            case SHARPE -> score.sharpe();
            case SORTINO -> score.sortino();
            case NET -> score.net();
            case CALMAR -> score.calmar();
            case RETURN_TO_DRAWDOWN -> score.maxDrawdown() == 0 ? Double.NaN : score.netReturn() / score.maxDrawdown();
            case EXPECTANCY -> score.trades() == 0 ? Double.NaN : score.net() / score.trades();
        };
    }
}
