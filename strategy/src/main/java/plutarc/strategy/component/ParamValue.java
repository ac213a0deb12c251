package plutarc.strategy.component;

import java.util.List;

/** The value of a component parameter as it stands in a template. */
public sealed interface ParamValue {
    /** A number; whole for parameters of type integer. */
    record Num(double value) implements ParamValue {
        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
        }
    }

    record Flag(boolean value) implements ParamValue {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** One of a list of words. */
    record Choice(String value) implements ParamValue {
        @Override
        public String toString() {
            return value;
        }
    }

    /** Several of a list of words. */
    record Choices(List<String> values) implements ParamValue {
        public Choices {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return String.join(",", values);
        }
    }

    static ParamValue of(double value) {
        return new Num(value);
    }

    static ParamValue of(boolean value) {
        return new Flag(value);
    }

    static ParamValue of(String value) {
        return new Choice(value);
    }
}
