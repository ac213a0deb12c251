package plutarc.exchanges.bybit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** One row of {@code GET /v5/market/instruments-info}. */
final class InstrumentRow {

    private String symbol = "";
    private String contractType = "";
    private String status = "";
    private String base = "";
    private String quote = "";
    private String settle = "";
    private BigDecimal tick = BigDecimal.ZERO;
    private BigDecimal lot = BigDecimal.ZERO;
    private BigDecimal minQuantity = BigDecimal.ZERO;
    private BigDecimal maxQuantity = BigDecimal.ZERO;
    private BigDecimal maxMarketQuantity = BigDecimal.ZERO;
    private Optional<BigDecimal> minNotional = Optional.empty();
    private BigDecimal maxLeverage = BigDecimal.ONE;
    private long fundingMinutes;

    private InstrumentRow() {
    }

    /** Empty for what is no perpetual contract, or is not trading. */
    static Optional<InstrumentSpec> read(JsonParser parser, ContractType type) {
        InstrumentRow row = new InstrumentRow();
        Json.eachField(parser, name -> row.take(name, parser));
        boolean tradable = row.contractType.endsWith("Perpetual") && (row.status.isEmpty() || row.status.equals("Trading"));
        return tradable ? Optional.of(row.spec(type)) : Optional.empty();
    }

    private void take(String name, JsonParser parser) {
        switch (name) {
            case "symbol" -> symbol = Json.text(parser);
            case "contractType" -> contractType = Json.text(parser);
            case "status" -> status = Json.text(parser);
            case "baseCoin" -> base = Json.text(parser);
            case "quoteCoin" -> quote = Json.text(parser);
            case "settleCoin" -> settle = Json.text(parser);
            case "fundingInterval" -> fundingMinutes = Json.integer(parser);
            case "priceFilter", "lotSizeFilter", "leverageFilter" -> Json.eachField(parser, field -> take(field, parser));
            case "tickSize" -> tick = Json.decimal(parser);
            case "qtyStep" -> lot = Json.decimal(parser);
            case "minOrderQty" -> minQuantity = Json.decimal(parser);
            case "maxOrderQty" -> maxQuantity = Json.decimal(parser);
            case "maxMktOrderQty" -> maxMarketQuantity = Json.decimal(parser);
            case "minNotionalValue" -> minNotional = Json.positiveDecimal(parser);
            case "maxLeverage" -> maxLeverage = Json.decimal(parser);
            default -> { }
        }
    }

    private InstrumentSpec spec(ContractType type) {
        return new InstrumentSpec(symbol, type, base, quote, settle, BybitWords.unit(type), BigDecimal.ONE, tick, lot, minQuantity, maxQuantity,
                maxMarketQuantity, minNotional, maxLeverage, Duration.ofMinutes(fundingMinutes));
    }
}
