package plutarc.exchanges.bybit;

import java.time.Instant;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeListener;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** The ticker of one symbol: Bybit sends a snapshot and then only what changed. */
final class TickerTopic implements Frame.Topic {

    private final String symbol;
    private final ExchangeListener listener;
    private double last = Double.NaN;
    private double mark = Double.NaN;
    private double index = Double.NaN;
    private double bid = Double.NaN;
    private double bidSize = Double.NaN;
    private double ask = Double.NaN;
    private double askSize = Double.NaN;
    private double fundingRate = Double.NaN;
    private double openInterest = Double.NaN;

    TickerTopic(String symbol, ExchangeListener listener) {
        this.symbol = symbol;
        this.listener = listener;
    }

    @Override
    public void data(JsonParser parser) {
        Json.eachField(parser, name -> {
            switch (name) {
                case "lastPrice" -> last = Json.number(parser);
                case "markPrice" -> mark = Json.number(parser);
                case "indexPrice" -> index = Json.number(parser);
                case "bid1Price" -> bid = Json.number(parser);
                case "bid1Size" -> bidSize = Json.number(parser);
                case "ask1Price" -> ask = Json.number(parser);
                case "ask1Size" -> askSize = Json.number(parser);
                case "fundingRate" -> fundingRate = Json.number(parser);
                case "openInterest" -> openInterest = Json.number(parser);
                default -> { }
            }
        });
    }

    @Override
    public void end(Frame frame) {
        listener.on(new ExchangeEvent.TickerChanged(symbol, Instant.ofEpochMilli(frame.ts), last, mark, index, bid, bidSize, ask, askSize, fundingRate,
                openInterest));
    }
}
