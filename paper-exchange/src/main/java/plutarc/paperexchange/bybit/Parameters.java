package plutarc.paperexchange.bybit;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import plutarc.paperexchange.venue.Category;

/** A request's parameters by name, whether they came in a query string or in JSON, with errors that name them. */
final class Parameters {
    private final Function<String, Optional<String>> values;

    Parameters(Function<String, Optional<String>> values) {
        this.values = values;
    }

    static Parameters query(Call call) {
        var map = call.parameters();
        return new Parameters(name -> Optional.ofNullable(map.get(name)));
    }

    static Parameters json(tools.jackson.databind.JsonNode node) {
        return new Parameters(name -> Optional.ofNullable(node.get(name)).filter(n -> !n.isNull()).map(tools.jackson.databind.JsonNode::asString));
    }

    Optional<String> find(String name) {
        return values.apply(name).filter(v -> !v.isEmpty());
    }

    /** Empty when it is not given. */
    String text(String name) {
        return find(name).orElse("");
    }

    String required(String name) {
        return find(name).orElseThrow(() -> new ApiException(10001, "params error: " + name + " is required"));
    }

    /** Null when it is not given. */
    BigDecimal decimal(String name) {
        return find(name).map(v -> decimal(name, v)).orElse(null);
    }

    BigDecimal requiredDecimal(String name) {
        return decimal(name, required(name));
    }

    private static BigDecimal decimal(String name, String value) {
        if (!value.matches("-?\\d{1,18}(\\.\\d{1,18})?|-?\\.\\d{1,18}")) {
            throw ApiException.parameter(name, value, "a decimal number");
        }
        BigDecimal number = new BigDecimal(value);
        if (number.signum() < 0) {
            throw ApiException.parameter(name, value, "0 or more");
        }
        return number;
    }

    long number(String name, long otherwise) {
        return find(name).map(v -> {
            if (!v.matches("-?\\d{1,18}")) {
                throw ApiException.parameter(name, v, "a whole number");
            }
            return Long.parseLong(v);
        }).orElse(otherwise);
    }

    int limit(int otherwise, int max) {
        long limit = number("limit", otherwise);
        if (limit < 1) {
            throw ApiException.parameter("limit", limit, "1 to " + max);
        }
        return (int) Math.min(limit, max);
    }

    boolean flag(String name) {
        return find(name).map(Boolean::parseBoolean).orElse(false);
    }

    String oneOf(String name, String otherwise, String... allowed) {
        String value = find(name).orElse(otherwise);
        if (!Arrays.asList(allowed).contains(value)) {
            throw ApiException.parameter(name, value, String.join(", ", allowed));
        }
        return value;
    }

    Category category(String otherwise) {
        return oneOf("category", otherwise, "linear", "inverse").equals("linear") ? Category.LINEAR : Category.INVERSE;
    }
}
