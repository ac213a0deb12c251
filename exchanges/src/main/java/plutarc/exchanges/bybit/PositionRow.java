package plutarc.exchanges.bybit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.Quantity;
import plutarc.exchanges.VenuePosition;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** One row of {@code position} frames ({@code entryPrice}) and of {@code GET /v5/position/list} ({@code avgPrice}). */
final class PositionRow {

    private String symbol = "";
    private Optional<Side> side = Optional.empty();
    private BigDecimal size = BigDecimal.ZERO;
    private BigDecimal entryPrice = BigDecimal.ZERO;
    private BigDecimal markPrice = BigDecimal.ZERO;
    private BigDecimal leverage = BigDecimal.ZERO;
    private Optional<MarginMode> marginMode = Optional.empty();
    private Optional<BigDecimal> liquidationPrice = Optional.empty();
    private BigDecimal unrealisedPnl = BigDecimal.ZERO;
    private BigDecimal realisedPnl = BigDecimal.ZERO;
    private Instant updatedAt = Instant.EPOCH;

    private PositionRow() {
    }

    static VenuePosition read(JsonParser parser, ContractType type) {
        PositionRow row = new PositionRow();
        Json.eachField(parser, name -> row.take(name, parser));
        return new VenuePosition(row.symbol, row.size.signum() == 0 ? Optional.empty() : row.side, new Quantity(row.size, BybitWords.unit(type)),
                row.entryPrice, row.markPrice, row.leverage, row.marginMode, row.liquidationPrice, row.unrealisedPnl, row.realisedPnl, row.updatedAt);
    }

    private void take(String name, JsonParser parser) {
        switch (name) {
            case "symbol" -> symbol = Json.text(parser);
            case "side" -> side = BybitWords.positionSide(Json.text(parser));
            case "size" -> size = Json.decimal(parser);
            case "entryPrice", "avgPrice" -> entryPrice = Json.decimal(parser);
            case "markPrice" -> markPrice = Json.decimal(parser);
            case "leverage" -> leverage = Json.decimal(parser);
            // Deprecated and 0 on unified accounts, whose mode is the account's: only 1 says something.
            case "tradeMode" -> marginMode = Json.integer(parser) == 1 ? Optional.of(MarginMode.ISOLATED) : Optional.empty();
            case "liqPrice" -> liquidationPrice = Json.positiveDecimal(parser);
            case "unrealisedPnl" -> unrealisedPnl = Json.decimal(parser);
            case "curRealisedPnl" -> realisedPnl = Json.decimal(parser);
            case "updatedTime" -> updatedAt = Json.millis(parser);
            default -> { }
        }
    }
}
