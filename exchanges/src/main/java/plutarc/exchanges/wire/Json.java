package plutarc.exchanges.wire;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Token-wise reading and writing of JSON, without trees. Thread-safe; the parsers it hands out are not. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {
    }

    /** A parser that stands on the first token. */
    public static JsonParser parser(byte[] bytes, int offset, int length) {
        JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length);
        parser.nextToken();
        return parser;
    }

    public static JsonParser parser(byte[] bytes) {
        return parser(bytes, 0, bytes.length);
    }

    /** The bytes of what {@code body} writes. */
    public static byte[] write(Consumer<JsonGenerator> body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            body.accept(generator);
        }
        return out.toByteArray();
    }

    /**
     * Walks the object that the parser stands on. Before each call the parser stands on the field's value; a callee that reads none of a
     * nested value leaves it to be skipped.
     *
     * @throws JacksonException if the text is not JSON, or not an object
     */
    public static void eachField(JsonParser parser, Consumer<String> field) {
        expect(parser, JsonToken.START_OBJECT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            field.accept(name);
            if (parser.currentToken() == value) {
                parser.skipChildren();
            }
        }
    }

    /** Walks the array that the parser stands on, standing on each element in turn. Anything but an array counts as empty. */
    public static void eachElement(JsonParser parser, Runnable element) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.run();
        }
    }

    /** The scalar as text; null and nested values as empty text. */
    public static String text(JsonParser parser) {
        return parser.getValueAsString("");
    }

    /** A decimal that is always there; empty text counts as zero, as venues mean it. */
    public static BigDecimal decimal(JsonParser parser) {
        String text = text(parser);
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    /** A decimal that venues leave empty, or write as zero, where there is none. */
    public static Optional<BigDecimal> positiveDecimal(JsonParser parser) {
        BigDecimal value = decimal(parser);
        return value.signum() == 0 ? Optional.empty() : Optional.of(value);
    }

    /** The nearest double; empty text as NaN. */
    public static double number(JsonParser parser) {
        String text = text(parser);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    /** Epoch milliseconds, as number or text; empty text as the epoch. */
    public static Instant millis(JsonParser parser) {
        return Instant.ofEpochMilli(integer(parser));
    }

    /** A whole number, as number or text; empty text as zero. */
    public static long integer(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        String text = text(parser);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private static void expect(JsonParser parser, JsonToken token) {
        if (parser.currentToken() != token) {
            throw new IllegalArgumentException("expected " + token + " but found " + parser.currentToken());
        }
    }
}
