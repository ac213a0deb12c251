package plutarc.strategy.search;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.ParamSpec;
import plutarc.strategy.template.Template;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where one value stands in a template's JSON.
 *
 * @param component position of the component; -1 for a field of the template itself
 * @param parent    the object that holds the field, inside the component or the template; empty for the component or template itself
 */
record TemplatePath(int component, String parent, String field) {

    private static final Pattern INDEXED = Pattern.compile("components\\[(\\d{1,4})]\\.(?:params\\.)?(\\w+)");
    private static final Pattern DOTTED = Pattern.compile("(\\w+)\\.(?:params\\.)?(\\w+)");
    private static final List<String> OF_COMPONENT = List.of("weight", "interval", "enabled");
    private static final List<String> OF_TEMPLATE = List.of("direction", "triggerInterval", "exitAtrInterval", "pyramiding");

    /** @throws IllegalArgumentException naming the path and what is allowed */
    static TemplatePath find(String path, Template template, ObjectNode tree, Catalog catalog) {
        Matcher indexed = INDEXED.matcher(path);
        if (indexed.matches()) {
            int at = Integer.parseInt(indexed.group(1));
            if (at >= template.components().size()) {
                throw new IllegalArgumentException("parameter '" + path + "': the template has " + template.components().size() + " components, the first is components[0]");
            }
            return inComponent(path, at, indexed.group(2), template, catalog);
        }
        Matcher dotted = DOTTED.matcher(path);
        if (dotted.matches()) {
            String first = dotted.group(1);
            if (tree.get(first) instanceof ObjectNode object && object.has(dotted.group(2))) {
                return new TemplatePath(-1, first, dotted.group(2));
            }
            int[] uses = IntStream.range(0, template.components().size()).filter(i -> template.components().get(i).component().equals(first)).toArray();
            if (uses.length == 1) {
                return inComponent(path, uses[0], dotted.group(2), template, catalog);
            }
            if (uses.length > 1) {
                throw new IllegalArgumentException("parameter '" + path + "': the template has " + uses.length + " components '" + first + "'; name one as "
                        + IntStream.of(uses).mapToObj(i -> "components[" + i + "]").collect(Collectors.joining(" or ")));
            }
        }
        if (OF_TEMPLATE.contains(path)) {
            return new TemplatePath(-1, "", path);
        }
        throw new IllegalArgumentException("parameter '" + path + "' is not in the template; allowed are components[i].name or component.name with "
                + template.components().stream().map(use -> use.component()).distinct().collect(Collectors.joining(", ")) + "; combination.threshold, entryCooldown.amount, the fields of sizing; "
                + String.join(", ", OF_TEMPLATE));
    }

    private static TemplatePath inComponent(String path, int at, String field, Template template, Catalog catalog) {
        if (OF_COMPONENT.contains(field)) {
            return new TemplatePath(at, "", field);
        }
        ComponentSpec spec = catalog.get(template.components().get(at).component());
        if (spec.param(field).isEmpty()) {
            throw new IllegalArgumentException("parameter '" + path + "': " + spec.id() + " has no parameter '" + field + "'; allowed are "
                    + spec.params().stream().map(ParamSpec::name).collect(Collectors.joining(", ")) + ", " + String.join(", ", OF_COMPONENT));
        }
        return new TemplatePath(at, "params", field);
    }

    /** Writes a value as the number, flag or word that it is. */
    void set(ObjectNode template, String value) {
        ObjectNode holder = component < 0 ? template : (ObjectNode) template.get("components").get(component);
        if (!parent.isEmpty()) {
            JsonNode inner = holder.get(parent);
            holder = inner instanceof ObjectNode object ? object : holder.putObject(parent);
        }
        if (value.equals("true") || value.equals("false")) {
            holder.put(field, Boolean.parseBoolean(value));
            return;
        }
        try {
            holder.put(field, Double.parseDouble(value));
        } catch (NumberFormatException word) {
            holder.put(field, value);
        }
    }
}
