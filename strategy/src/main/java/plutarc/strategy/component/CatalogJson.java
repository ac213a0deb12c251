package plutarc.strategy.component;

import plutarc.strategy.market.Interval;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The catalog as a JSON array, one object a component: what the API serves and the template editor renders. */
public final class CatalogJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CatalogJson() { }

    public static String write(Catalog catalog) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(catalog));
    }

    private static ArrayNode tree(Catalog catalog) {
        ArrayNode all = JSON.createArrayNode();
        catalog.all().forEach(spec -> component(all.addObject(), spec));
        return all;
    }

    private static void component(ObjectNode node, ComponentSpec spec) {
        node.put("id", spec.id()).put("name", spec.name()).put("category", spec.category().id()).put("description", spec.description());
        ArrayNode roles = node.putArray("roles");
        spec.roles().stream().sorted().forEach(r -> roles.add(r.id()));
        ArrayNode params = node.putArray("params");
        spec.params().forEach(p -> param(params.addObject(), p));
        ArrayNode ascending = node.putArray("ascending");
        spec.ascending().forEach(a -> ascending.addObject().put("below", a.below()).put("above", a.above()));
        ArrayNode intervals = node.putArray("intervals");
        for (Interval i : spec.menu().intervals()) {
            intervals.add(i.label());
        }
        node.put("warmupBars", spec.standardWarmup());
        ArrayNode needs = node.putArray("needs");
        spec.needs().stream().sorted().forEach(n -> needs.add(n.id()));
        node.put("backtestable", spec.backtestable()).put("protectiveStop", Catalog.PROTECTIVE_STOPS.contains(spec.id())).put("version", spec.version());
    }

    private static void param(ObjectNode node, ParamSpec p) {
        node.put("name", p.name()).put("type", p.type().id()).put("description", p.description()).put("optional", p.standard().isEmpty());
        p.standard().ifPresent(v -> value(node, "default", v));
        switch (p.type()) {
            case INTEGER -> node.put("min", (long) p.min()).put("max", (long) p.max()).put("step", (long) p.step());
            case DECIMAL -> node.put("min", p.min()).put("max", p.max()).put("step", p.step());
            case CHOICE, CHOICES -> {
                ArrayNode options = node.putArray("options");
                p.options().forEach(options::add);
            }
            case FLAG -> { /* true or false */ }
        }
        p.when().ifPresent(w -> node.putObject("when").put("param", w.param()).put("value", w.value()));
    }

    private static void value(ObjectNode node, String name, ParamValue value) {
        switch (value) {
            case ParamValue.Num(double v) -> {
                if (v == Math.rint(v)) {
                    node.put(name, (long) v);
                } else {
                    node.put(name, v);
                }
            }
            case ParamValue.Flag(boolean v) -> node.put(name, v);
            case ParamValue.Choice(String v) -> node.put(name, v);
            case ParamValue.Choices(var vs) -> {
                ArrayNode list = node.putArray(name);
                vs.forEach(list::add);
            }
        }
    }
}
