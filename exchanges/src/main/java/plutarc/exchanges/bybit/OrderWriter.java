package plutarc.exchanges.bybit;

import plutarc.contracts.exchangekey.ContractType;
import plutarc.exchanges.AmendRequest;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonGenerator;

/**
 * Order requests as Bybit reads them: the same fields as the body of a POST and as the argument of a WebSocket frame.
 * One-way mode: {@code positionIdx} is 0. Stateless.
 */
final class OrderWriter {

    private final String category;

    OrderWriter(ContractType type) {
        this.category = BybitWords.category(type);
    }

    /** A request that knows how to write its fields into an open object. */
    @FunctionalInterface
    interface Fields {
        void writeTo(JsonGenerator json);
    }

    Fields create(OrderRequest order) {
        return json -> {
            head(json, order.symbol(), order.clientOrderId());
            json.writeStringProperty("side", BybitWords.side(order.side()));
            json.writeStringProperty("orderType", order.limitPrice().isPresent() ? "Limit" : "Market");
            json.writeStringProperty("qty", order.quantity().value().toPlainString());
            if (order.limitPrice().isPresent()) {
                json.writeStringProperty("price", order.limitPrice().get().toPlainString());
            }
            json.writeStringProperty("timeInForce", BybitWords.timeInForce(order.timeInForce()));
            json.writeNumberProperty("positionIdx", 0);
            json.writeBooleanProperty("reduceOnly", order.reduceOnly());
            if (order.trigger().isPresent()) {
                json.writeStringProperty("triggerPrice", order.trigger().get().price().toPlainString());
                json.writeNumberProperty("triggerDirection", BybitWords.triggerDirection(order.trigger().get().direction()));
                json.writeStringProperty("triggerBy", BybitWords.triggerBy(order.trigger().get().source()));
            }
        };
    }

    Fields amend(AmendRequest change) {
        return json -> {
            head(json, change.symbol(), change.clientOrderId());
            change.quantity().ifPresent(quantity -> json.writeStringProperty("qty", quantity.value().toPlainString()));
            change.limitPrice().ifPresent(price -> json.writeStringProperty("price", price.toPlainString()));
            change.triggerPrice().ifPresent(price -> json.writeStringProperty("triggerPrice", price.toPlainString()));
        };
    }

    Fields cancel(String symbol, ClientOrderId id) {
        return json -> head(json, symbol, id);
    }

    /** The body of a POST. */
    static byte[] body(Fields fields) {
        return Json.write(json -> {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        });
    }

    /** A frame for {@code /v5/trade}. */
    static byte[] frame(String requestId, String operation, long timestampMillis, long recvWindowMillis, Fields fields) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("reqId", requestId);
            json.writeName("header");
            json.writeStartObject();
            json.writeStringProperty("X-BAPI-TIMESTAMP", Long.toString(timestampMillis));
            json.writeStringProperty("X-BAPI-RECV-WINDOW", Long.toString(recvWindowMillis));
            json.writeEndObject();
            json.writeStringProperty("op", operation);
            json.writeName("args");
            json.writeStartArray();
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void head(JsonGenerator json, String symbol, ClientOrderId id) {
        json.writeStringProperty("category", category);
        json.writeStringProperty("symbol", symbol);
        json.writeStringProperty("orderLinkId", id.value());
    }
}
