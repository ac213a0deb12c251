package plutarc.platform.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import plutarc.contracts.audit.AuditEntry.Changed;
import plutarc.contracts.audit.AuditEntry.Requested;
import tools.jackson.databind.JsonNode;

/**
 * Reads JSON field by field: what was asked for, and what is different after. Values are bounded and plain ({@link PlainText}); of lists, what
 * came and what went is told, or, where a single element changed, how. Pure.
 */
final class Fields {

    private static final int MOST = 60;
    private static final int MOST_OF_A_LIST = 10;

    private Fields() {
    }

    /** Every value, by its path; {@code without} names fields of the top level that are left out. */
    static List<Requested> requested(JsonNode of, Set<String> without) {
        List<Requested> fields = new ArrayList<>();
        of.properties().stream().filter(field -> !without.contains(field.getKey())).forEach(field -> collect(field.getKey(), field.getValue(), fields));
        return bounded(fields, more -> new Requested("…", more + " more fields"));
    }

    private static void collect(String path, JsonNode node, List<Requested> into) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path + "." + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < Math.min(node.size(), MOST_OF_A_LIST); i++) {
                collect(path + "[" + i + "]", node.get(i), into);
            }
            if (node.size() > MOST_OF_A_LIST) {
                into.add(new Requested(path + "[]", node.size() + " entries"));
            }
        } else {
            text(path, node).ifPresent(value -> into.add(new Requested(path, value)));
        }
    }

    /** What is different, by path. */
    static List<Changed> changed(JsonNode before, JsonNode after) {
        List<Changed> changes = new ArrayList<>();
        compare("", before, after, changes);
        return bounded(changes, more -> new Changed("…", Optional.empty(), Optional.of(more + " more fields")));
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<Changed> into) {
        if (before.equals(after)) {
            return;
        }
        if (objectOrNothing(before) && objectOrNothing(after) && (before.isObject() || after.isObject())) {
            Set<String> names = new LinkedHashSet<>();
            Stream.of(before, after).filter(JsonNode::isObject).forEach(node -> node.properties().forEach(field -> names.add(field.getKey())));
            names.forEach(name -> compare(path.isEmpty() ? name : path + "." + name, before.path(name), after.path(name), into));
        } else if (before.isArray() && after.isArray()) {
            compareLists(path, before, after, into);
        } else {
            add(path, text(path, before), text(path, after), into);
        }
    }

    private static void compareLists(String path, JsonNode before, JsonNode after, List<Changed> into) {
        List<Integer> different = new ArrayList<>();
        for (int i = 0; before.size() == after.size() && i < after.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                different.add(i);
            }
        }
        if (before.size() == after.size() && different.size() <= 2) {
            different.forEach(i -> compare(path + "[" + i + "]", before.get(i), after.get(i), into));
            return;
        }
        List<JsonNode> gone = new ArrayList<>(before.values());
        List<JsonNode> come = new ArrayList<>(after.values());
        after.values().forEach(gone::remove);
        before.values().forEach(come::remove);
        gone.forEach(node -> add(path + "[]", text(path, node), Optional.empty(), into));
        come.forEach(node -> add(path + "[]", Optional.empty(), text(path, node), into));
    }

    private static boolean objectOrNothing(JsonNode node) {
        return node.isObject() || node.isNull() || node.isMissingNode();
    }

    private static void add(String path, Optional<String> before, Optional<String> after, List<Changed> into) {
        if (!before.equals(after)) {
            into.add(new Changed(path.startsWith("facts.") ? path.substring("facts.".length()) : path, before, after));
        } else if (before.equals(Optional.of(PlainText.HIDDEN))) {
            into.add(new Changed(path, before, Optional.of("(another one, hidden)")));
        }
    }

    private static Optional<String> text(String path, JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return Optional.empty();
        }
        if (node.isObject()) {
            StringBuilder fields = new StringBuilder();
            node.properties().forEach(field -> text(field.getKey(), field.getValue())
                    .ifPresent(value -> fields.append(fields.isEmpty() ? "" : ", ").append(field.getKey()).append(' ').append(value)));
            return Optional.of(PlainText.of(path, fields.toString()));
        }
        if (node.isArray()) {
            return Optional.of(PlainText.of(path, String.join(", ", node.values().stream().map(each -> text(path, each).orElse("")).toList())));
        }
        return Optional.of(PlainText.of(path, node.isNumber() ? node.decimalValue().toPlainString() : node.asString()));
    }

    private static <T> List<T> bounded(List<T> fields, java.util.function.IntFunction<T> rest) {
        if (fields.size() <= MOST) {
            return List.copyOf(fields);
        }
        List<T> first = new ArrayList<>(fields.subList(0, MOST));
        first.add(rest.apply(fields.size() - MOST));
        return first;
    }
}
