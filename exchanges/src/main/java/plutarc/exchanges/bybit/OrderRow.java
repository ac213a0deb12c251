package plutarc.exchanges.bybit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.OrderStatus;
import plutarc.exchanges.Quantity;
import plutarc.exchanges.TimeInForce;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** One row of {@code order} frames and of {@code GET /v5/order/realtime} and {@code /history}, which have the same fields. */
final class OrderRow {

    private String clientId = "";
    private String orderId = "";
    private String symbol = "";
    private OrderSide side = OrderSide.BUY;
    private boolean market;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal filled = BigDecimal.ZERO;
    private Optional<BigDecimal> averagePrice = Optional.empty();
    private Optional<BigDecimal> price = Optional.empty();
    private Optional<BigDecimal> triggerPrice = Optional.empty();
    private TimeInForce timeInForce = TimeInForce.GOOD_TILL_CANCELLED;
    private boolean reduceOnly;
    private OrderStatus status = OrderStatus.NEW;
    private String rejectReason = "";
    private Instant createdAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;

    private OrderRow() {
    }

    static Order read(JsonParser parser, ContractType type) {
        OrderRow row = new OrderRow();
        Json.eachField(parser, name -> row.take(name, parser));
        return row.order(type);
    }

    private void take(String name, JsonParser parser) {
        switch (name) {
            case "orderLinkId" -> clientId = Json.text(parser);
            case "orderId" -> orderId = Json.text(parser);
            case "symbol" -> symbol = Json.text(parser);
            case "side" -> side = BybitWords.orderSide(Json.text(parser));
            case "orderType" -> market = Json.text(parser).equals("Market");
            case "qty" -> quantity = Json.decimal(parser);
            case "cumExecQty" -> filled = Json.decimal(parser);
            case "avgPrice" -> averagePrice = Json.positiveDecimal(parser);
            case "price" -> price = Json.positiveDecimal(parser);
            case "triggerPrice" -> triggerPrice = Json.positiveDecimal(parser);
            case "timeInForce" -> timeInForce = BybitWords.timeInForce(Json.text(parser));
            case "reduceOnly" -> reduceOnly = parser.getValueAsBoolean();
            case "orderStatus" -> status = BybitWords.status(Json.text(parser));
            case "rejectReason" -> rejectReason = Json.text(parser);
            case "createdTime" -> createdAt = Json.millis(parser);
            case "updatedTime" -> updatedAt = Json.millis(parser);
            default -> { }
        }
    }

    private Order order(ContractType type) {
        Optional<ClientOrderId> client = ClientOrderId.isValid(clientId) ? Optional.of(new ClientOrderId(clientId)) : Optional.empty();
        // Bybit fills in a protective price for market orders; it is no limit that anyone asked for.
        Optional<BigDecimal> limitPrice = market ? Optional.empty() : price;
        return new Order(client, orderId, symbol, side, new Quantity(quantity, BybitWords.unit(type)), new Quantity(filled, BybitWords.unit(type)),
                averagePrice, limitPrice, triggerPrice, timeInForce, reduceOnly, status, BybitErrors.refusal(rejectReason), createdAt, updatedAt);
    }
}
