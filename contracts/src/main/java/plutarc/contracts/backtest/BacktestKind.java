package plutarc.contracts.backtest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is to be done over the history. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = BacktestKind.SingleRun.class, name = "single_run"),
        @JsonSubTypes.Type(value = BacktestKind.ParameterSearch.class, name = "parameter_search")})
public sealed interface BacktestKind {

    /** One run of the template as it is. */
    record SingleRun() implements BacktestKind {
    }

    /**
     * A search for the values of some parameters, then one run with the best that was found. Same request, same outcome as {@code plutarc optimize}.
     *
     * @param axes      what varies, 1 to 6 parameters
     * @param trials    combinations to try with random and genetic; ignored by the grid
     * @param minTrades combinations with fewer trades cannot win
     * @param seed      same seed, same outcome
     * @param holdout   share of the period that is kept back at its end, on which all are judged again; 0 to 0.9, ignored with a walk-forward
     */
    record ParameterSearch(List<SearchAxis> axes, SearchBy method, SearchGoal objective, int trials, int minTrades, long seed, double holdout, Optional<Walk> walkForward)
            implements BacktestKind {

        /** Combinations that one search may try, in each window of a walk-forward. */
        public static final int MOST_COMBINATIONS = 500;
        public static final int MOST_AXES = 6;
        public static final int MOST_WINDOWS = 60;
    }

    /**
     * @param path   where the parameter stands in the template, such as {@code ema_cross.fast} or {@code combination.threshold}
     * @param values {@code from:to:step} or {@code a,b,c}
     */
    record SearchAxis(String path, String values) {
    }

    /** Search on a window, trade the next with the winner, move on. Hours, from 1. */
    record Walk(int trainHours, int testHours) {
    }

    /** Every combination, some at random, or some bred from the fittest. */
    enum SearchBy {
        GRID, RANDOM, GENETIC;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static SearchBy ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** What a search maximises, as {@code plutarc optimize --objective} names it. */
    enum SearchGoal {
        PROFIT_FACTOR, SHARPE, SORTINO, NET, CALMAR, RETURN_TO_DRAWDOWN, EXPECTANCY;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static SearchGoal ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
