package plutarc.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import plutarc.contracts.audit.AuditEntry;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The canonical text of an entry: JSON in UTF-8 without spaces, keys in order, values texts and whole numbers, nothing absent, no control
 * characters. It is what {@code jq -cS} prints, so that anybody can make it again. Thread-safe.
 */
final class EntryText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .withConfigOverride(List.class, lists -> lists.setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
            .build();

    private EntryText() {
    }

    static String of(AuditEntry entry) {
        return JSON.writeValueAsString(entry);
    }

    /** @throws tools.jackson.core.JacksonException if it is no entry's text */
    static AuditEntry read(String text) {
        return JSON.readValue(text, AuditEntry.class);
    }
}
