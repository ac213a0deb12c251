package plutarc.strategy.template;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the fields of one JSON object, noting every problem with its path and going on with a stand-in, so that all are found in one pass. */
final class Fields {
    private final JsonNode node;
    private final String path;
    private final List<Problem> problems;

    Fields(JsonNode node, String path, List<Problem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        if (!node.isObject()) {
            note("", "json.object", "is not an object", "a JSON object");
        }
    }

    /** Notes every field that is not one of {@code known}. */
    Fields only(String... known) {
        Set<String> allowed = Set.of(known);
        node.propertyNames().stream().filter(n -> !allowed.contains(n))
                .forEach(n -> note(n, "json.unknown_field", "'" + n + "' is not a field here", Arrays.stream(known).collect(Collectors.joining(", "))));
        return this;
    }

    boolean has(String name) {
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    String text(String name, String otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = node.get(name);
        if (!value.isString()) {
            note(name, "json.type", shown(value) + " is not a text", "a text");
            return otherwise;
        }
        return value.stringValue();
    }

    double number(String name, double otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = node.get(name);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            note(name, "json.type", shown(value) + " is not a number", "a number");
            return otherwise;
        }
        return value.doubleValue();
    }

    int integer(String name, int otherwise) {
        double value = number(name, otherwise);
        if (value != Math.rint(value) || Math.abs(value) > 1e9) {
            note(name, "json.type", value + " is not a whole number", "a whole number");
            return otherwise;
        }
        return (int) value;
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = node.get(name);
        if (!value.isBoolean()) {
            note(name, "json.type", shown(value) + " is not true or false", "true, false");
            return otherwise;
        }
        return value.booleanValue();
    }

    /** One of some words; {@code otherwise} when absent. */
    <T> T word(String name, T[] values, Function<T, String> id, T otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        String text = text(name, null);
        if (text == null) {
            return otherwise;
        }
        Optional<T> found = Arrays.stream(values).filter(v -> id.apply(v).equals(text)).findFirst();
        if (found.isEmpty()) {
            note(name, "json.word", "'" + text + "' is unknown", Arrays.stream(values).map(id).collect(Collectors.joining(", ")));
        }
        return found.orElse(otherwise);
    }

    /** Elements of a list field; empty when absent. */
    List<JsonNode> list(String name) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode value = node.get(name);
        if (!value.isArray()) {
            note(name, "json.type", shown(value) + " is not a list", "a list");
            return List.of();
        }
        return value.valueStream().toList();
    }

    /** A nested object, or empty when absent. */
    Optional<JsonNode> object(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = node.get(name);
        if (!value.isObject()) {
            note(name, "json.type", shown(value) + " is not an object", "an object");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    String pathOf(String name) {
        return path.isEmpty() ? name : name.isEmpty() ? path : path + "." + name;
    }

    void note(String name, String rule, String message, String allowed) {
        problems.add(new Problem(pathOf(name), rule, message, allowed));
    }

    static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
