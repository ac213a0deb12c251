package plutarc.exchanges.bybit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.Execution;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.Quantity;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** One row of {@code execution} frames and of {@code GET /v5/execution/list}, which have the same fields. */
final class ExecutionRow {

    private String id = "";
    private String kind = "";
    private String symbol = "";
    private String clientId = "";
    private String orderId = "";
    private OrderSide side = OrderSide.BUY;
    private BigDecimal price = BigDecimal.ZERO;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal leaves = BigDecimal.ZERO;
    private BigDecimal fee = BigDecimal.ZERO;
    private String feeCurrency = "";
    private boolean maker;
    private Instant at = Instant.EPOCH;

    private ExecutionRow() {
    }

    static Execution read(JsonParser parser, ContractType type) {
        ExecutionRow row = new ExecutionRow();
        Json.eachField(parser, name -> row.take(name, parser));
        return row.execution(type);
    }

    private void take(String name, JsonParser parser) {
        switch (name) {
            case "execId" -> id = Json.text(parser);
            case "execType" -> kind = Json.text(parser);
            case "symbol" -> symbol = Json.text(parser);
            case "orderLinkId" -> clientId = Json.text(parser);
            case "orderId" -> orderId = Json.text(parser);
            case "side" -> side = BybitWords.orderSide(Json.text(parser));
            case "execPrice" -> price = Json.decimal(parser);
            case "execQty" -> quantity = Json.decimal(parser);
            case "leavesQty" -> leaves = Json.decimal(parser);
            case "execFee" -> fee = Json.decimal(parser);
            case "feeCurrency" -> feeCurrency = Json.text(parser);
            case "isMaker" -> maker = parser.getValueAsBoolean();
            case "execTime" -> at = Json.millis(parser);
            default -> { }
        }
    }

    private Execution execution(ContractType type) {
        Optional<ClientOrderId> client = ClientOrderId.isValid(clientId) ? Optional.of(new ClientOrderId(clientId)) : Optional.empty();
        String currency = feeCurrency.isEmpty() ? BybitWords.settleCurrency(symbol, type) : feeCurrency;
        return new Execution(id, BybitWords.executionKind(kind), symbol, client, orderId, side, price, new Quantity(quantity, BybitWords.unit(type)),
                fee, currency, maker, new Quantity(leaves.max(BigDecimal.ZERO), BybitWords.unit(type)), at);
    }
}
