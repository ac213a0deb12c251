package plutarc.strategy.template;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.ParamSpec;
import plutarc.strategy.component.Role;
import plutarc.strategy.market.Interval;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (2020-12) of a template, made from the catalog. It knows forms, words and ranges; rules across fields, such as the protective stop,
 * are {@link TemplateValidation}'s.
 */
public final class TemplateSchema {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> TRIGGERS = Stream.of(Interval.values()).filter(i -> i != Interval.D1).map(Interval::label).toList();

    private TemplateSchema() { }

    public static String json(Catalog catalog) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(catalog)) + "\n";
    }

    private static ObjectNode tree(Catalog catalog) {
        ObjectNode root = JSON.createObjectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema").put("$id", "urn:" + TemplateJson.SCHEMA.replace('/', ':'))
                .put("title", "plutarc template").put("type", "object").put("additionalProperties", false);
        words(root, "required", List.of("name", "components"));
        ObjectNode p = root.putObject("properties");
        p.putObject("schema").put("const", TemplateJson.SCHEMA);
        p.putObject("name").put("type", "string").put("minLength", 1).put("maxLength", 80);
        p.putObject("description").put("type", "string").put("maxLength", 4000);
        choice(p, "direction", Stream.of(Direction.values()).map(Direction::id).toList());
        choice(p, "triggerInterval", TRIGGERS);
        ObjectNode cooldown = object(p, "entryCooldown", List.of());
        cooldown.putObject("amount").put("type", "integer").put("minimum", 0);
        choice(cooldown, "unit", Stream.of(Cooldown.Unit.values()).map(Cooldown.Unit::id).toList());
        choice(p, "exitAtrInterval", TRIGGERS);
        ObjectNode combination = object(p, "combination", List.of("mode"));
        choice(combination, "mode", Stream.of(Combination.Mode.values()).map(Combination.Mode::id).toList());
        combination.putObject("threshold").put("type", "number").put("exclusiveMinimum", 0);
        sizing(p.putObject("sizing").putArray("oneOf"));
        p.putObject("pyramiding").put("type", "integer").put("minimum", 1).put("maximum", 10);
        sessions(p.putObject("sessions").put("type", "array").put("maxItems", 10).putObject("items"));
        components(p.putObject("components").put("type", "array").put("minItems", 2).putObject("items"), catalog);
        return root;
    }

    private static void sizing(ArrayNode oneOf) {
        sizing(oneOf, "percent_of_equity", "percent", 0.1, 100);
        sizing(oneOf, "fixed_margin", "margin", 0, Double.NaN);
        sizing(oneOf, "fixed_notional", "notional", 0, Double.NaN);
        sizing(oneOf, "fixed_quantity", "quantity", 0, Double.NaN);
        sizing(oneOf, "risk_based", "riskPercent", 0.01, 20);
    }

    private static void sizing(ArrayNode oneOf, String mode, String amount, double min, double max) {
        ObjectNode node = oneOf.addObject().put("type", "object").put("additionalProperties", false);
        words(node, "required", List.of("mode", amount));
        ObjectNode p = node.putObject("properties");
        p.putObject("mode").put("const", mode);
        ObjectNode number = p.putObject(amount).put("type", "number");
        if (Double.isNaN(max)) {
            number.put("exclusiveMinimum", min);
        } else {
            number.put("minimum", min).put("maximum", max);
        }
    }

    private static void sessions(ObjectNode items) {
        items.put("type", "object").put("additionalProperties", false);
        ObjectNode p = items.putObject("properties");
        p.putObject("label").put("type", "string").put("maxLength", 40);
        ObjectNode days = p.putObject("days").put("type", "array").put("minItems", 1).put("uniqueItems", true).putObject("items");
        words(days, "enum", List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"));
        for (String end : List.of("start", "end")) {
            p.putObject(end).put("type", "string").put("pattern", "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$");
        }
        p.putObject("zone").put("type", "string").put("maxLength", 40)
                .put("description", "Time zone of days and times: UTC where absent, or an IANA name such as America/New_York, with its daylight saving.");
        p.putObject("enabled").put("type", "boolean");
    }

    private static void components(ObjectNode items, Catalog catalog) {
        items.put("type", "object");
        words(items, "required", List.of("component", "role"));
        ObjectNode p = items.putObject("properties");
        choice(p, "component", catalog.all().stream().map(ComponentSpec::id).toList());
        choice(p, "role", Stream.of(Role.values()).map(Role::id).toList());
        p.putObject("weight").put("type", "number").put("minimum", 0).put("maximum", 10);
        p.putObject("interval").put("type", "string");
        p.putObject("params").put("type", "object");
        p.putObject("enabled").put("type", "boolean");
        items.put("additionalProperties", false);
        ArrayNode all = items.putArray("allOf");
        catalog.all().forEach(spec -> component(all.addObject(), spec));
    }

    private static void component(ObjectNode rule, ComponentSpec spec) {
        rule.putObject("if").putObject("properties").putObject("component").put("const", spec.id());
        ObjectNode then = rule.putObject("then").putObject("properties");
        choice(then, "role", spec.roles().stream().sorted().map(Role::id).toList());
        if (spec.menu().intervals().isEmpty()) {
            then.put("interval", false);
        } else {
            choice(then, "interval", spec.menu().intervals().stream().map(Interval::label).toList());
        }
        ObjectNode params = then.putObject("params").put("description", spec.name() + ". " + spec.description()).put("additionalProperties", false)
                .putObject("properties");
        spec.params().forEach(p -> param(params.putObject(p.name()), p));
    }

    private static void param(ObjectNode node, ParamSpec p) {
        node.put("description", p.description());
        switch (p.type()) {
            case INTEGER -> node.put("type", "integer").put("minimum", (long) p.min()).put("maximum", (long) p.max());
            case DECIMAL -> {
                if (p.standard().isPresent()) {
                    node.put("type", "number");
                } else {
                    node.putArray("type").add("number").add("null");
                }
                node.put("minimum", p.min()).put("maximum", p.max());
            }
            case FLAG -> node.put("type", "boolean");
            case CHOICE -> words(node, "enum", p.options());
            case CHOICES -> words(node.put("type", "array").put("minItems", 1).put("uniqueItems", true).putObject("items"), "enum", p.options());
        }
    }

    private static ObjectNode object(ObjectNode parent, String name, Collection<String> required) {
        ObjectNode node = parent.putObject(name).put("type", "object").put("additionalProperties", false);
        if (!required.isEmpty()) {
            words(node, "required", required);
        }
        return node.putObject("properties");
    }

    private static void choice(ObjectNode parent, String name, Collection<String> values) {
        words(parent.putObject(name), "enum", values);
    }

    private static void words(ObjectNode node, String name, Collection<String> values) {
        ArrayNode list = node.putArray(name);
        values.forEach(list::add);
    }
}
