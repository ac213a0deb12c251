package plutarc.botnode;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON form of this process: link frames, journal entries, the cached configuration. Stateless; the mapper is thread-safe. */
public final class BotNodeJson {

    /** One for all, so that a rehearsal warms the very serialisers that the journal uses. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
            .build();

    private BotNodeJson() {
    }

    /** Lenient towards fields and frame types that a newer backend may send (an unknown type is read as null), strict in everything else. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
