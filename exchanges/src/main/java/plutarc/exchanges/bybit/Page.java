package plutarc.exchanges.bybit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** A result of the form {@code {list, nextPageCursor}}; the last page's cursor is empty. */
record Page<T>(List<T> rows, String cursor) {

    static <T> Function<JsonParser, Page<T>> of(Function<JsonParser, T> row) {
        return parser -> {
            List<T> rows = new ArrayList<>();
            String[] cursor = {""};
            Json.eachField(parser, name -> {
                switch (name) {
                    case "list" -> Json.eachElement(parser, () -> rows.add(row.apply(parser)));
                    case "nextPageCursor" -> cursor[0] = Json.text(parser);
                    default -> { }
                }
            });
            return new Page<>(rows, cursor[0]);
        };
    }
}
