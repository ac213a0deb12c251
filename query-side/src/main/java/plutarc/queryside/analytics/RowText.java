package plutarc.queryside.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Rows as JSON texts, the same each time. Thread-safe. */
final class RowText {

    private static final JsonMapper MAPPER = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT)).build();
    private static final ObjectReader READER = MAPPER.readerFor(TradeRow.class);
    private static final ObjectWriter WRITER = MAPPER.writerFor(TradeRow.class);

    private RowText() {
    }

    static String of(TradeRow row) {
        return WRITER.writeValueAsString(row);
    }

    static TradeRow read(String text) {
        return READER.readValue(text);
    }
}
