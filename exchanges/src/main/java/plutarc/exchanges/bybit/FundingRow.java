package plutarc.exchanges.bybit;

import java.math.BigDecimal;
import java.time.Instant;
import plutarc.exchanges.FundingRate;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** One row of {@code GET /v5/market/funding/history}. */
final class FundingRow {

    private FundingRow() {
    }

    static FundingRate read(JsonParser parser) {
        String[] symbol = {""};
        BigDecimal[] rate = {BigDecimal.ZERO};
        Instant[] at = {Instant.EPOCH};
        Json.eachField(parser, name -> {
            switch (name) {
                case "symbol" -> symbol[0] = Json.text(parser);
                case "fundingRate" -> rate[0] = Json.decimal(parser);
                case "fundingRateTimestamp" -> at[0] = Json.millis(parser);
                default -> { }
            }
        });
        return new FundingRate(symbol[0], at[0], rate[0]);
    }
}
