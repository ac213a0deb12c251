package plutarc.commandside.strategy;

import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.RequestedCommands;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.DataNeed;
import plutarc.strategy.component.ParamSpec;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.component.Role;
import plutarc.strategy.market.Interval;

/** The component catalog over HTTP, as the template builder renders it. */
@RestController
class CatalogApi {
    private final RequestedCommands asked;

    CatalogApi(RequestedCommands asked) {
        this.asked = asked;
    }

    /** @param warmup bars before the first verdict with the default parameters */
    record ComponentEntry(String id, String name, String category, List<String> roles, String description, List<ParamEntry> params, List<String> intervals,
                          int warmup, List<String> needs, boolean backtestable, int version) {

        static ComponentEntry of(ComponentSpec spec) {
            return new ComponentEntry(spec.id(), spec.name(), spec.category().id(), spec.roles().stream().map(Role::id).sorted().toList(), spec.description(),
                    spec.params().stream().map(ParamEntry::of).toList(), spec.menu().intervals().stream().map(Interval::label).toList(),
                    spec.standardWarmup(), spec.needs().stream().map(DataNeed::id).sorted().toList(), spec.backtestable(),
                    spec.version());
        }
    }

    /** @param standard number, flag, word or list of words; empty for an optional parameter that is off */
    record ParamEntry(String name, String type, Optional<Object> standard, double min, double max, double step, List<String> options,
                      Optional<ParamSpec.When> when, String description) {

        static ParamEntry of(ParamSpec spec) {
            return new ParamEntry(spec.name(), spec.type().id(), spec.standard().map(ParamEntry::plain), spec.min(), spec.max(), spec.step(), spec.options(),
                    spec.when(), spec.description());
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

    @GetMapping("/api/components")
    List<ComponentEntry> components() {
        asked.workspace();
        return Catalog.standard().all().stream().map(ComponentEntry::of).toList();
    }
}
