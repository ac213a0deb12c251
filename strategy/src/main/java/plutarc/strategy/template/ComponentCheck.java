package plutarc.strategy.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.DataNeed;
import plutarc.strategy.component.ParamSpec;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Role;
import plutarc.strategy.market.Interval;

/** Checks one component of a template against its catalog entry. */
final class ComponentCheck {
    private static final long LONG_HISTORY_DAYS = 120;

    private final Catalog catalog;
    private final Interval trigger;
    private final List<Problem> errors;
    private final List<Problem> warnings;

    ComponentCheck(Catalog catalog, Interval trigger, List<Problem> errors, List<Problem> warnings) {
        this.catalog = catalog;
        this.trigger = trigger;
        this.errors = errors;
        this.warnings = warnings;
    }

    void check(ComponentUse use, String path) {
        Optional<ComponentSpec> found = catalog.find(use.component());
        if (found.isEmpty()) {
            error(path + ".component", "component.unknown", "'" + use.component() + "' is not in the catalog",
                    catalog.all().stream().map(ComponentSpec::id).collect(Collectors.joining(", ")));
            return;
        }
        ComponentSpec spec = found.get();
        if (!spec.roles().contains(use.role())) {
            error(path + ".role", "component.role", spec.name() + " cannot be a " + use.role().id(),
                    spec.roles().stream().sorted().map(Role::id).collect(Collectors.joining(", ")));
        }
        if (!(use.weight() >= 0 && use.weight() <= 10)) {
            error(path + ".weight", "component.weight", "is " + use.weight(), "0 to 10");
        } else if (use.weight() != 1 && use.role() != Role.SIGNAL) {
            warn(path + ".weight", "component.weight_unused", "only signals have a weight", "1");
        }
        use.interval().filter(i -> !spec.menu().intervals().contains(i)).ifPresent(i -> error(path + ".interval", "component.interval",
                spec.name() + " does not run on " + i, spec.menu().intervals().isEmpty() ? "no interval"
                        : spec.menu().intervals().stream().map(Interval::label).collect(Collectors.joining(" "))));
        params(use, spec, path);
        history(use, spec, path);
        if (use.enabled() && !spec.backtestable()) {
            warn(path, "component.not_backtestable", spec.name() + " reads " + spec.needs().stream().filter(n -> n != DataNeed.CANDLES).map(n -> n.id().replace('_', ' '))
                    .sorted().collect(Collectors.joining(", ")) + ": backtests over candles run without it", "");
        }
    }

    private void params(ComponentUse use, ComponentSpec spec, String path) {
        Map<String, ParamValue> sound = new TreeMap<>(use.params());
        for (Map.Entry<String, ParamValue> given : use.params().entrySet()) {
            Optional<ParamSpec> param = spec.param(given.getKey());
            String where = path + ".params." + given.getKey();
            if (param.isEmpty()) {
                error(where, "param.unknown", "'" + given.getKey() + "' is not a parameter of " + spec.name(),
                        spec.params().stream().map(ParamSpec::name).collect(Collectors.joining(", ")));
            } else if (!param.get().accepts(given.getValue())) {
                sound.remove(given.getKey());
                error(where, "param.range", "is " + given.getValue(), param.get().allowed());
            }
        }
        Params all = spec.params(sound);
        for (ComponentSpec.Ascending pair : spec.ascending()) {
            if (Stream.of(pair.below(), pair.above()).anyMatch(name -> use.params().containsKey(name) && !sound.containsKey(name))) {
                continue;
            }
            boolean used = spec.param(pair.above()).flatMap(ParamSpec::when).map(w -> all.asMap().get(w.param()).toString().equals(w.value())).orElse(true);
            if (used && !(all.number(pair.below()) < all.number(pair.above()))) {
                error(path + ".params." + pair.below(), "param.order", pair.below() + " " + ParamValue.of(all.number(pair.below())) + " is not below "
                        + pair.above() + " " + ParamValue.of(all.number(pair.above())), "below " + ParamValue.of(all.number(pair.above())));
            }
        }
    }

    private void history(ComponentUse use, ComponentSpec spec, String path) {
        boolean sound = use.params().entrySet().stream().allMatch(p -> spec.param(p.getKey()).map(s -> s.accepts(p.getValue())).orElse(true));
        if (!sound || spec.factory().isEmpty()) {
            return;
        }
        Interval interval = use.interval().orElse(spec.menu().standard(trigger));
        long days = spec.warmup().applyAsInt(spec.params(use.params())) * interval.millis() / 86_400_000L;
        if (days > LONG_HISTORY_DAYS) {
            warn(path, "component.long_warmup", spec.name() + " on " + interval + " needs " + days + " days of history before it says anything", "");
        }
    }

    private void error(String path, String rule, String message, String allowed) {
        errors.add(new Problem(path, rule, message, allowed));
    }

    private void warn(String path, String rule, String message, String allowed) {
        warnings.add(new Problem(path, rule, message, allowed));
    }
}
