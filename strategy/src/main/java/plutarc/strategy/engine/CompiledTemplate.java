package plutarc.strategy.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.Component;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.MissingData;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.exit.ExitPlan;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Graph;
import plutarc.strategy.market.Interval;
import plutarc.strategy.session.TradingSchedule;
import plutarc.strategy.template.ComponentUse;
import plutarc.strategy.template.InvalidTemplate;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateValidation;
import plutarc.strategy.template.Validation;

/**
 * A template wired into a graph. Several may share one graph, and then share every indicator and component they have in common; that is how a
 * parameter search stays cheap. Single-threaded, like its graph.
 */
public final class CompiledTemplate {
    private final Template template;
    private final Graph graph;
    private final MissingData missing;
    private final Frame trigger;
    private final List<Part> signals = new ArrayList<>();
    private final List<Part> conditions = new ArrayList<>();
    private final Combiner combiner;
    private final ExitPlan exits;
    private final TradingSchedule sessions;
    private final Map<Interval, Integer> warmup = new EnumMap<>(Interval.class);

    private record ComponentKey(String id, Map<String, ?> params, boolean signal, Role role, CostModel costs) { }

    private CompiledTemplate(Template template, Graph graph, Catalog catalog, CostModel costs, MissingData missing) {
        this.template = template;
        this.graph = graph;
        this.missing = missing;
        this.trigger = graph.frame(template.triggerInterval());
        Frame exitFrame = graph.frame(template.exitAtrInterval());
        for (Role role : List.of(Role.SIGNAL, Role.FILTER, Role.RISK_GATE, Role.ENTRY_GUARD)) {
            for (ComponentUse use : template.enabled(role)) {
                Part part = part(use, catalog.get(use.component()), costs);
                (role == Role.SIGNAL ? signals : conditions).add(part);
                needs(catalog.get(use.component()), use, part.frame().interval);
            }
        }
        combiner = graph.add(trigger, new Combiner(trigger, signals.stream().map(Part::frame).toArray(Frame[]::new),
                signals.stream().map(Part::codes).toArray(byte[][]::new), signals.stream().mapToDouble(p -> p.use().weight()).toArray(),
                template.combination()));
        List<ExitPlan.Use> rules = new ArrayList<>();
        for (ComponentUse use : template.enabled(Role.EXIT_RULE)) {
            ComponentSpec spec = catalog.get(use.component());
            rules.add(new ExitPlan.Use(use.component(), spec.params(use.params())));
            needs(spec, use, template.exitAtrInterval());
        }
        exits = new ExitPlan(rules, graph, exitFrame, trigger, combiner);
        sessions = TradingSchedule.of(template.sessions());
    }

    /**
     * Wires a template into a graph.
     *
     * @param missing what conditions do when market data they read is not there
     * @throws InvalidTemplate with every problem when the template is not valid
     * @throws IllegalArgumentException when the graph's candles are too coarse for one of its intervals
     */
    public static CompiledTemplate compile(Template template, Graph graph, Catalog catalog, CostModel costs, MissingData missing) {
        Validation validation = TemplateValidation.check(template, catalog);
        if (!validation.valid()) {
            throw new InvalidTemplate(validation.errors());
        }
        return new CompiledTemplate(template, graph, catalog, costs.withTarget(targetPct(template, catalog)), missing);
    }

    private Part part(ComponentUse use, ComponentSpec spec, CostModel costs) {
        Interval interval = use.interval().orElse(spec.menu().standard(template.triggerInterval()));
        Frame frame = graph.frame(interval);
        Params params = spec.params(use.params());
        ComponentKey key = new ComponentKey(spec.id(), params.asMap(), use.role() == Role.SIGNAL, use.role(), costs);
        Component component = graph.shared(interval, key, () -> spec.factory()
                .orElseThrow(() -> new IllegalStateException("component '" + spec.id() + "' has no code")).create(params, new Wiring(graph, frame, use.role(), costs)));
        return new Part(use, spec, frame, component);
    }

    private void needs(ComponentSpec spec, ComponentUse use, Interval interval) {
        warmup.merge(interval, spec.warmup().applyAsInt(spec.params(use.params())) + 1, Math::max);
    }

    private static double targetPct(Template template, Catalog catalog) {
        return template.enabled(Role.EXIT_RULE).stream().filter(u -> u.component().equals("take_profit"))
                .map(u -> catalog.get("take_profit").params(u.params())).filter(p -> p.is("basis", "pct")).mapToDouble(p -> p.number("pct")).min().orElse(Double.NaN);
    }

    public Template template() {
        return template;
    }

    public Graph graph() {
        return graph;
    }

    public MissingData missing() {
        return missing;
    }

    public List<Part> signals() {
        return signals;
    }

    /** Filters, then risk gates, then entry guards. */
    public List<Part> conditions() {
        return conditions;
    }

    public ExitPlan exits() {
        return exits;
    }

    public TradingSchedule sessions() {
        return sessions;
    }

    /** Base bars before every component has a verdict. More history than this settles the seeds of exponential averages. */
    public int warmupBars() {
        long base = graph.base().interval.millis();
        long bars = warmup.entrySet().stream().mapToLong(e -> e.getValue() * (e.getKey().millis() / base)).max().orElse(1);
        return (int) Math.min(Integer.MAX_VALUE, bars);
    }

    /** Bars of one interval before every component that runs on it has a verdict; 0 when none does. */
    public int warmupBars(Interval interval) {
        return warmup.getOrDefault(interval, 0);
    }

    /** The trigger interval's bars. */
    public Frame trigger() {
        return trigger;
    }

    /** Whether a trigger candle closed with this base bar. */
    public boolean triggersAt(int baseSlot) {
        int slot = trigger.at[baseSlot];
        return slot > 0 && trigger.closedAt[slot] == baseSlot;
    }

    /** What the signals say at a base bar: +1, -1 or 0, whatever the template's direction. */
    public int side(int baseSlot) {
        return combiner.sides()[trigger.at[baseSlot]];
    }

    /** The combined score, -1 to 1; NaN while no signal can vote. */
    public double score(int baseSlot) {
        return combiner.scores()[trigger.at[baseSlot]];
    }

    /** Sides per trigger slot, for loops over a block. */
    public byte[] sides() {
        return combiner.sides();
    }
}
