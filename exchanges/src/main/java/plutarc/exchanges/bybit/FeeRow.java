package plutarc.exchanges.bybit;

import java.math.BigDecimal;
import plutarc.exchanges.FeeRate;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** One row of {@code GET /v5/account/fee-rate}. */
final class FeeRow {

    private FeeRow() {
    }

    static FeeRate read(JsonParser parser) {
        String[] symbol = {""};
        BigDecimal[] rates = {BigDecimal.ZERO, BigDecimal.ZERO};
        Json.eachField(parser, name -> {
            switch (name) {
                case "symbol" -> symbol[0] = Json.text(parser);
                case "makerFeeRate" -> rates[0] = Json.decimal(parser);
                case "takerFeeRate" -> rates[1] = Json.decimal(parser);
                default -> { }
            }
        });
        return new FeeRate(symbol[0], rates[0], rates[1]);
    }
}
