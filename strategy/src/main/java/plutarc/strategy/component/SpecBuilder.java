package plutarc.strategy.component;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Writes a {@link ComponentSpec} down so that it reads like a catalog page. */
public final class SpecBuilder {
    private final String id;
    private final String name;
    private final Category category;
    private final Set<Role> roles = EnumSet.noneOf(Role.class);
    private final List<ParamSpec> params = new ArrayList<>();
    private final List<ComponentSpec.Ascending> ascending = new ArrayList<>();
    private final Set<DataNeed> needs = EnumSet.of(DataNeed.CANDLES);
    private String description = "";
    private IntervalMenu menu = IntervalMenu.FULL;
    private ToIntFunction<Params> warmup = p -> 1;
    private boolean backtestable = true;

    private SpecBuilder(String id, String name, Category category) {
        this.id = id;
        this.name = name;
        this.category = category;
    }

    public static SpecBuilder component(String id, String name, Category category) {
        return new SpecBuilder(id, name, category);
    }

    public SpecBuilder roles(Role... allowed) {
        roles.addAll(List.of(allowed));
        return this;
    }

    public SpecBuilder says(String text) {
        description = text;
        return this;
    }

    public SpecBuilder params(ParamSpec... specs) {
        params.addAll(List.of(specs));
        return this;
    }

    /** {@code below} must stay smaller than {@code above}. */
    public SpecBuilder ascending(String below, String above) {
        ascending.add(new ComponentSpec.Ascending(below, above));
        return this;
    }

    public SpecBuilder menu(IntervalMenu allowed) {
        menu = allowed;
        return this;
    }

    /** Bars before the first verdict. */
    public SpecBuilder warmup(ToIntFunction<Params> bars) {
        warmup = bars;
        return this;
    }

    public SpecBuilder needs(DataNeed... data) {
        needs.addAll(List.of(data));
        return this;
    }

    /** Candles alone cannot backtest it. */
    public SpecBuilder liveOnly() {
        backtestable = false;
        return this;
    }

    public ComponentSpec build(ComponentFactory factory) {
        return build(Optional.of(factory));
    }

    /** An exit rule: its code is an {@code ExitRule}. */
    public ComponentSpec exitRule() {
        menu = IntervalMenu.NONE;
        roles.add(Role.EXIT_RULE);
        return build(Optional.empty());
    }

    private ComponentSpec build(Optional<ComponentFactory> factory) {
        return new ComponentSpec(id, name, category, roles, description, params, ascending, menu, warmup, needs, backtestable, 1, factory);
    }
}
