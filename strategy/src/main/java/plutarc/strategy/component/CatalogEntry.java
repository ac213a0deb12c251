package plutarc.strategy.component;

import java.util.List;
import java.util.Optional;
import plutarc.strategy.market.Interval;

/**
 * A component of the catalog as plain data, for JSON: what the API serves, the command line prints and the template builder renders.
 *
 * @param warmup bars before the first verdict with the default parameters
 */
public record CatalogEntry(String id, String name, String category, List<String> roles, String description, List<ParamEntry> params, List<String> intervals,
                           int warmup, List<String> needs, boolean backtestable, int version) {

    public static CatalogEntry of(ComponentSpec spec) {
        return new CatalogEntry(spec.id(), spec.name(), spec.category().id(), spec.roles().stream().map(Role::id).sorted().toList(), spec.description(),
                spec.params().stream().map(ParamEntry::of).toList(), spec.menu().intervals().stream().map(Interval::label).toList(), spec.standardWarmup(),
                spec.needs().stream().map(DataNeed::id).sorted().toList(), spec.backtestable(), spec.version());
    }

    /** @param standard number, flag, word or list of words; empty for an optional parameter that is off */
    public record ParamEntry(String name, String type, Optional<Object> standard, double min, double max, double step, List<String> options,
                             Optional<ParamSpec.When> when, String description) {

        private static ParamEntry of(ParamSpec spec) {
            return new ParamEntry(spec.name(), spec.type().id(), spec.standard().map(ParamEntry::plain), spec.min(), spec.max(), spec.step(), spec.options(), spec.when(),
                    spec.description());
        }

        private static Object plain(ParamValue value) {
            return switch (value) {
                case ParamValue.Num(double number) -> number;
                case ParamValue.Flag(boolean flag) -> flag;
                case ParamValue.Choice(String word) -> word;
                case ParamValue.Choices(List<String> words) -> words;
            };
        }
    }
}
