package plutarc.queryside.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.ZoneOffset;
import java.util.Map;
import org.bson.Document;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * How records lie in the view store: as nested documents, exact and the same each time. Decimals are texts, since they must come back
 * digit for digit; instants are texts of one width to the nanosecond, so that their order as texts is their order in time.
 * Thread-safe.
 */
public final class ViewJson {

    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder().appendInstant(9).toFormatter().withZone(ZoneOffset.UTC);
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .withConfigOverride(BigDecimal.class, decimals -> decimals.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .addModule(new SimpleModule().addSerializer(Instant.class, new InstantAsText()))
            .build();

    private ViewJson() {
    }

    /** An instant as views store it; texts of instants compare as the instants do. */
    public static String text(Instant instant) {
        return INSTANT.format(instant);
    }

    static Document toDocument(Object view) {
        return new Document(MAPPER.convertValue(view, MAP));
    }

    static <T> T fromDocument(Object document, Class<T> type) {
        return MAPPER.convertValue(document, type);
    }

    static JavaType listOf(Class<?> type) {
        return MAPPER.getTypeFactory().constructCollectionType(java.util.List.class, type);
    }

    private static final class InstantAsText extends StdSerializer<Instant> {

        InstantAsText() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(text(value));
        }
    }
}
