package plutarc.strategy.component;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One parameter of a component, as the template editor renders it.
 *
 * @param name key in a template's {@code params}
 * @param standard value when the template names none; empty for an optional parameter that is off
 * @param min smallest number allowed
 * @param max largest number allowed
 * @param step the editor's step; not enforced
 * @param options the words allowed for CHOICE and CHOICES
 * @param when shown and used only when another parameter has a given value, if present
 * @param description one sentence with the unit
 */
public record ParamSpec(String name, Type type, Optional<ParamValue> standard, double min, double max, double step, List<String> options,
                        Optional<When> when, String description) {

    /** Kind of value. */
    public enum Type {
        INTEGER, DECIMAL, FLAG, CHOICE, CHOICES;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A dependency: this parameter counts only when {@code param} has {@code value}. */
    public record When(String param, String value) { }

    public static ParamSpec integer(String name, int standard, int min, int max, String description) {
        return new ParamSpec(name, Type.INTEGER, Optional.of(ParamValue.of(standard)), min, max, 1, List.of(), Optional.empty(), description);
    }

    public static ParamSpec decimal(String name, double standard, double min, double max, double step, String description) {
        return new ParamSpec(name, Type.DECIMAL, Optional.of(ParamValue.of(standard)), min, max, step, List.of(), Optional.empty(), description);
    }

    /** A number that may be left out, and then is off. */
    public static ParamSpec optional(String name, double min, double max, double step, String description) {
        return new ParamSpec(name, Type.DECIMAL, Optional.empty(), min, max, step, List.of(), Optional.empty(), description);
    }

    public static ParamSpec flag(String name, boolean standard, String description) {
        return new ParamSpec(name, Type.FLAG, Optional.of(ParamValue.of(standard)), 0, 1, 1, List.of(), Optional.empty(), description);
    }

    /** One word of {@code options}; the first is the default. */
    public static ParamSpec choice(String name, String description, String... options) {
        return new ParamSpec(name, Type.CHOICE, Optional.of(ParamValue.of(options[0])), 0, 0, 0, List.of(options), Optional.empty(), description);
    }

    /** Any words of {@code options}. */
    public static ParamSpec choices(String name, List<String> standard, List<String> options, String description) {
        return new ParamSpec(name, Type.CHOICES, Optional.of(new ParamValue.Choices(standard)), 0, 0, 0, List.copyOf(options), Optional.empty(), description);
    }

    /** The same, counted only when {@code param} has {@code value}. */
    public ParamSpec when(String param, String value) {
        return new ParamSpec(name, type, standard, min, max, step, options, Optional.of(new When(param, value)), description);
    }

    /** What is allowed, in words for a person. */
    public String allowed() {
        return switch (type) {
            case INTEGER -> "a whole number from " + number(min) + " to " + number(max);
            case DECIMAL -> "a number from " + number(min) + " to " + number(max) + (standard.isEmpty() ? ", or left out" : "");
            case FLAG -> "true or false";
            case CHOICE -> "one of " + String.join(", ", options);
            case CHOICES -> "a list of one or more of " + String.join(", ", options);
        };
    }

    /** Whether {@code value} is of the right type and inside the range. */
    public boolean accepts(ParamValue value) {
        return switch (value) {
            case ParamValue.Num(double v) -> (type == Type.INTEGER && v == Math.rint(v) || type == Type.DECIMAL) && v >= min && v <= max;
            case ParamValue.Flag f -> type == Type.FLAG;
            case ParamValue.Choice(String v) -> type == Type.CHOICE && options.contains(v);
            case ParamValue.Choices(List<String> vs) -> type == Type.CHOICES && !vs.isEmpty() && options.containsAll(vs) && vs.stream().distinct().count() == vs.size();
        };
    }

    private static String number(double v) {
        return ParamValue.of(v).toString();
    }

    static List<ParamSpec> list(ParamSpec... params) {
        return List.copyOf(Arrays.asList(params));
    }
}
