package plutarc.exchanges.bybit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import plutarc.exchanges.Candle;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeListener;
import plutarc.exchanges.feed.CandleFeed;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** Candles of one symbol and interval. Figures of the forming candle are passed over unread. */
final class KlineTopic implements Frame.Topic {

    private final String symbol;
    private final Duration interval;
    private final CandleFeed feed;
    private final BiConsumer<KlineTopic, CandleFeed.Gap> gaps;
    private Instant start = Instant.EPOCH;
    private boolean confirmed;
    private final String[] figures = new String[6];

    /** @param gaps is told what to read from history, and brings it to {@link #history} */
    KlineTopic(String symbol, Duration interval, Instant after, ExchangeListener listener, BiConsumer<KlineTopic, CandleFeed.Gap> gaps) {
        this.symbol = symbol;
        this.interval = interval;
        this.feed = new CandleFeed(interval, after, (candle, late) -> listener.on(new ExchangeEvent.CandleClosed(symbol, interval, candle, late)));
        this.gaps = gaps;
    }

    String symbol() {
        return symbol;
    }

    Duration interval() {
        return interval;
    }

    @Override
    public void data(JsonParser parser) {
        Json.eachElement(parser, () -> {
            confirmed = false;
            Json.eachField(parser, name -> take(name, parser));
            Optional<CandleFeed.Gap> gap = confirmed ? feed.closed(candle()) : feed.forming(start);
            gap.ifPresent(missing -> gaps.accept(this, missing));
        });
    }

    void history(CandleFeed.Gap asked, List<Candle> candles) {
        feed.history(asked, candles).ifPresent(missing -> gaps.accept(this, missing));
    }

    void historyFailed(CandleFeed.Gap asked) {
        feed.failed(asked).ifPresent(missing -> gaps.accept(this, missing));
    }

    private void take(String name, JsonParser parser) {
        switch (name) {
            case "start" -> start = Json.millis(parser);
            case "open" -> figures[0] = Json.text(parser);
            case "high" -> figures[1] = Json.text(parser);
            case "low" -> figures[2] = Json.text(parser);
            case "close" -> figures[3] = Json.text(parser);
            case "volume" -> figures[4] = Json.text(parser);
            case "turnover" -> figures[5] = Json.text(parser);
            case "confirm" -> confirmed = parser.getValueAsBoolean();
            default -> { }
        }
    }

    private Candle candle() {
        return new Candle(start, Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Double.parseDouble(figures[2]),
                Double.parseDouble(figures[3]), Double.parseDouble(figures[4]), figures[5] == null ? Double.NaN : Double.parseDouble(figures[5]));
    }
}
