package plutarc.exchanges.bybit;

import java.time.Instant;
import plutarc.exchanges.Candle;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** One row of {@code GET /v5/market/kline}: {@code [start, open, high, low, close, volume, turnover]}. */
final class KlineRow {

    private KlineRow() {
    }

    static Candle read(JsonParser parser) {
        double[] figures = new double[6];
        Instant[] start = {Instant.EPOCH};
        int[] index = {0};
        Json.eachElement(parser, () -> {
            if (index[0] == 0) {
                start[0] = Json.millis(parser);
            } else if (index[0] <= figures.length) {
                figures[index[0] - 1] = Json.number(parser);
            }
            index[0]++;
        });
        return new Candle(start[0], figures[0], figures[1], figures[2], figures[3], figures[4], figures[5]);
    }
}
