package plutarc.strategy.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of one component in one template, with defaults filled in. Values are assumed valid; reading a wrong type is a programming error. */
public final class Params {
    private final Map<String, ParamValue> values;

    private Params(Map<String, ParamValue> values) {
        this.values = values;
    }

    /** The given values over the defaults of {@code specs}; unknown names are dropped. */
    public static Params of(List<ParamSpec> specs, Map<String, ParamValue> given) {
        Map<String, ParamValue> all = new LinkedHashMap<>();
        for (ParamSpec spec : specs) {
            ParamValue value = given.get(spec.name());
            if (value != null) {
                all.put(spec.name(), value);
            } else {
                spec.standard().ifPresent(v -> all.put(spec.name(), v));
            }
        }
        return new Params(all);
    }

    /** Name and value in the order of the schema. */
    public Map<String, ParamValue> asMap() {
        return Map.copyOf(values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public double number(String name) {
        return ((ParamValue.Num) required(name)).value();
    }

    /** The number, or {@code otherwise} when the parameter is off. */
    public double number(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    public int integer(String name) {
        return (int) number(name);
    }

    public boolean flag(String name) {
        return ((ParamValue.Flag) required(name)).value();
    }

    public String choice(String name) {
        return ((ParamValue.Choice) required(name)).value();
    }

    public boolean is(String name, String value) {
        return choice(name).equals(value);
    }

    public List<String> choices(String name) {
        return ((ParamValue.Choices) required(name)).values();
    }

    private ParamValue required(String name) {
        return Optional.ofNullable(values.get(name)).orElseThrow(() -> new IllegalStateException("parameter '" + name + "' is not in the schema"));
    }
}
