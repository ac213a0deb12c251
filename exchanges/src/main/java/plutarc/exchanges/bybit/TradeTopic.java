package plutarc.exchanges.bybit;

import java.time.Instant;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeListener;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** Public trades of one symbol. */
final class TradeTopic implements Frame.Topic {

    private final String symbol;
    private final ExchangeListener listener;
    private Instant at = Instant.EPOCH;
    private double price;
    private double size;
    private OrderSide side = OrderSide.BUY;
    private String id = "";

    TradeTopic(String symbol, ExchangeListener listener) {
        this.symbol = symbol;
        this.listener = listener;
    }

    @Override
    public void data(JsonParser parser) {
        Json.eachElement(parser, () -> {
            Json.eachField(parser, name -> {
                switch (name) {
                    case "T" -> at = Json.millis(parser);
                    case "p" -> price = Json.number(parser);
                    case "v" -> size = Json.number(parser);
                    case "S" -> side = BybitWords.orderSide(Json.text(parser));
                    case "i" -> id = Json.text(parser);
                    default -> { }
                }
            });
            listener.on(new ExchangeEvent.PublicTrade(symbol, at, price, size, side, id));
        });
    }
}
