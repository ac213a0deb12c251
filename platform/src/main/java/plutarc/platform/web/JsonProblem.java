package plutarc.platform.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import plutarc.contracts.message.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.json.JsonMapper;

/** Says which field of a JSON document could not be read, what stood there, and what may. Stateless. */
public final class JsonProblem {

    private static final int LONGEST_VALUE = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonProblem() {
    }

    static Refusal of(HttpMessageNotReadableException unreadable) {
        return unreadable.getCause() instanceof JacksonException json ? of(json)
                : Refusal.of("request.malformed", "The request has no readable body.", "body", "", "a JSON object");
    }

    /** For any JSON that came from outside. */
    public static Refusal of(JacksonException failure) {
        String field = path(failure);
        String message = field.isEmpty() ? "The JSON document cannot be read." : "Field " + field + " cannot be read.";
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> Refusal.of("request.malformed", "Field " + field + " is not known.", field, "",
                    unknown.getKnownPropertyIds() == null ? "" : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")));
            case InvalidTypeIdException type -> Refusal.of("request.malformed", message, field.isEmpty() ? "type" : field + ".type",
                    String.valueOf(type.getTypeId()), "one of the type names of " + type.getBaseType().getRawClass().getSimpleName());
            case InvalidFormatException format -> Refusal.of("request.malformed", message, field, shorten(format.getValue()),
                    allowed(format.getTargetType(), format.getCause()));
            case MismatchedInputException mismatch -> Refusal.of("request.malformed", message, field, "", allowed(mismatch.getTargetType(), mismatch.getCause()));
            case ValueInstantiationException value when value.getType() != null -> Refusal.of("request.malformed", message, field, "",
                    allowed(value.getType().getRawClass(), value.getCause()));
            case DatabindException other -> Refusal.of("request.malformed", message, field, "", rootMessage(other));
            case StreamReadException syntax -> Refusal.of("request.malformed", "The JSON document cannot be read" + place(syntax) + ".",
                    "body", "", "one JSON document, well formed");
            default -> Refusal.of("request.malformed", message);
        };
    }

    /** What may stand where this type is expected, in words. */
    static String allowed(Class<?> type, Throwable cause) {
        if (type != null && type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(constant -> JSON.valueToTree(constant).asString()).collect(Collectors.joining(", "));
        }
        if (cause instanceof IllegalArgumentException said && said.getMessage() != null) {
            return said.getMessage();
        }
        if (type == null) {
            return "another value";
        }
        if (type == java.math.BigDecimal.class || type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == java.time.Instant.class) {
            return "an instant such as 2026-01-31T12:00:00Z";
        }
        return type.isRecord() ? "an object" : Iterable.class.isAssignableFrom(type) ? "a list" : "a " + type.getSimpleName();
    }

    /** Where, never what: the document may hold a secret. */
    private static String place(StreamReadException syntax) {
        return syntax.getLocation() == null ? "" : " at line " + syntax.getLocation().getLineNr() + ", column " + syntax.getLocation().getColumnNr();
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        failure.getPath().forEach(step -> {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        });
        return path.toString();
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root == failure ? "another value" : String.valueOf(root.getMessage());
    }

    private static String shorten(Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
