package plutarc.strategy.component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.strategy.component.exit.ExitCatalog;
import plutarc.strategy.component.guard.EmaDistance;
import plutarc.strategy.component.momentum.RsiMomentum;
import plutarc.strategy.component.trend.AdxComponent;
import plutarc.strategy.component.trend.EmaCross;
import plutarc.strategy.component.volatility.AtrBand;

/** The component library. Immutable and thread-safe. */
public final class Catalog {
    /** Components that count as protective stop; a template needs one. */
    public static final List<String> PROTECTIVE_STOPS = List.of("hard_stop", "break_even", "chandelier");

    private static final Catalog STANDARD = new Catalog(builtIn());

    private final Map<String, ComponentSpec> byId = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two components share an id */
    public Catalog(Collection<ComponentSpec> specs) {
        for (ComponentSpec spec : specs) {
            if (byId.putIfAbsent(spec.id(), spec) != null) {
                throw new IllegalArgumentException("component id '" + spec.id() + "' is taken twice");
            }
        }
    }

    /** The built-in library. */
    public static Catalog standard() {
        return STANDARD;
    }

    /** Every component, in the catalog's order. */
    public List<ComponentSpec> all() {
        return List.copyOf(byId.values());
    }

    public Optional<ComponentSpec> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The component; throws IllegalArgumentException when there is none of that id. */
    public ComponentSpec get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("component '" + id + "' is not in the catalog"));
    }

    private static List<ComponentSpec> builtIn() {
        List<ComponentSpec> all = new ArrayList<>(List.of(EmaCross.SPEC, AdxComponent.SPEC, RsiMomentum.SPEC, AtrBand.SPEC, EmaDistance.SPEC));
        all.addAll(ExitCatalog.all());
        return all;
    }
}
