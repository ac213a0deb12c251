package plutarc.strategy.component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * A catalog entry: everything the API serves, the builder renders and validation checks. The code behind it is {@link #factory} for components judged
 * on bars; exit rules have none, their code is in {@code plutarc.strategy.exit}.
 *
 * @param id stable name in templates
 * @param name what a person reads
 * @param roles roles it may be given
 * @param params schema of its parameters
 * @param ascending pairs of parameters of which the first must be below the second
 * @param menu intervals it may run on
 * @param warmup bars of its interval before its first verdict, from its parameters
 * @param needs market data it reads
 * @param backtestable whether candles (and funding, where needed) are enough to backtest it
 * @param version raised when its meaning changes
 */
public record ComponentSpec(String id, String name, Category category, Set<Role> roles, String description, List<ParamSpec> params, List<Ascending> ascending,
                            IntervalMenu menu, ToIntFunction<Params> warmup, Set<DataNeed> needs, boolean backtestable, int version,
                            Optional<ComponentFactory> factory) {

    /** A rule of the schema: {@code below} must be smaller than {@code above}. */
    public record Ascending(String below, String above) { }

    public ComponentSpec {
        roles = Set.copyOf(roles);
        params = List.copyOf(params);
        ascending = List.copyOf(ascending);
        needs = Set.copyOf(needs);
    }

    /** The parameter called {@code name}, or empty. */
    public Optional<ParamSpec> param(String name) {
        return params.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** A template's parameters for this component, defaults filled in. */
    public Params params(Map<String, ParamValue> given) {
        return Params.of(params, given);
    }

    /** Bars before the first verdict with the default parameters. */
    public int standardWarmup() {
        return warmup.applyAsInt(params(Map.of()));
    }
}
