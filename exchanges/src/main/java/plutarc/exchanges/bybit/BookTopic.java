package plutarc.exchanges.bybit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.exchanges.BookLevel;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeListener;
import plutarc.exchanges.feed.DepthBook;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** The order book of one symbol, 50 levels a side, from a snapshot and differences whose numbers leave no hole. */
final class BookTopic implements Frame.Topic {

    private final String symbol;
    private final ExchangeListener listener;
    private final Runnable renew;
    private final DepthBook book = new DepthBook();
    private final List<BookLevel> bids = new ArrayList<>();
    private final List<BookLevel> asks = new ArrayList<>();
    private long updateId;
    /** A snapshot is on its way: differences until then belong to a book that is gone. */
    private boolean waiting = true;

    /** @param renew asks the venue for a new snapshot, by subscribing again */
    BookTopic(String symbol, ExchangeListener listener, Runnable renew) {
        this.symbol = symbol;
        this.listener = listener;
        this.renew = renew;
    }

    @Override
    public void data(JsonParser parser) {
        bids.clear();
        asks.clear();
        Json.eachField(parser, name -> {
            switch (name) {
                case "b" -> Json.eachElement(parser, () -> bids.add(level(parser)));
                case "a" -> Json.eachElement(parser, () -> asks.add(level(parser)));
                case "u" -> updateId = Json.integer(parser);
                default -> { }
            }
        });
    }

    @Override
    public void end(Frame frame) {
        if (frame.type.equals("snapshot")) {
            book.snapshot(updateId, bids, asks);
            waiting = false;
        } else if (!book.difference(updateId, bids, asks)) {
            if (!waiting) {
                waiting = true;
                listener.on(new ExchangeEvent.Irregularity(Optional.of(symbol), "the order book lost a message; a new snapshot is asked for"));
                renew.run();
            }
            return;
        }
        listener.on(new ExchangeEvent.BookChanged(symbol, Instant.ofEpochMilli(frame.ts), book.bids(), book.asks()));
    }

    private static BookLevel level(JsonParser parser) {
        double[] pair = new double[2];
        int[] index = {0};
        Json.eachElement(parser, () -> pair[index[0]++ & 1] = Json.number(parser));
        return new BookLevel(pair[0], pair[1]);
    }
}
