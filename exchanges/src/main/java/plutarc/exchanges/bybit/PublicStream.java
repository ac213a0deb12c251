package plutarc.exchanges.bybit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.exchanges.ExchangeEvent.ConnectionChanged;
import plutarc.exchanges.ExchangeEvent.Irregularity;
import plutarc.exchanges.ExchangeEvent.Stream;
import plutarc.exchanges.ExchangeListener;
import plutarc.exchanges.ExchangeSettings.Timeouts;
import plutarc.exchanges.MarketSubscription;
import plutarc.exchanges.VenueThread;
import plutarc.exchanges.feed.CandleFeed;
import plutarc.exchanges.wire.WebSocketLine;

/** Market data: what is subscribed, subscribed again after every reconnect, with candles gapless over it. On the event loop only. */
final class PublicStream implements WebSocketLine.Peer {

    private static final Logger LOG = LoggerFactory.getLogger(PublicStream.class);

    private final VenueThread thread;
    private final ExchangeListener listener;
    private final BybitQueries queries;
    private final Timeouts timeouts;
    private final PingMeter pings;
    private final WebSocketLine line;
    private final Map<String, Frame.Topic> topics = new HashMap<>();
    private final Map<String, List<String>> bySymbol = new LinkedHashMap<>();
    private final Map<String, String> unconfirmed = new HashMap<>();
    private int requests;
    private int session;
    private boolean up;

    PublicStream(Function<WebSocketLine.Peer, WebSocketLine> lines, VenueThread thread, ExchangeListener listener, BybitQueries queries, Timeouts timeouts,
                 PingMeter pings) {
        this.thread = thread;
        this.listener = listener;
        this.queries = queries;
        this.timeouts = timeouts;
        this.pings = pings;
        this.line = lines.apply(this);
    }

    WebSocketLine line() {
        return line;
    }

    void subscribe(MarketSubscription subscription) {
        String symbol = subscription.symbol();
        unsubscribe(symbol);
        List<String> names = new ArrayList<>();
        for (Map.Entry<Duration, Instant> candles : subscription.candles().entrySet()) {
            Optional<String> word = BybitWords.interval(candles.getKey());
            if (word.isEmpty()) {
                listener.on(new Irregularity(Optional.of(symbol), "candles of " + candles.getKey() + " are not served; allowed are " + BybitWords.intervals()));
                continue;
            }
            add(names, "kline." + word.get() + "." + symbol, new KlineTopic(symbol, candles.getKey(), candles.getValue(), listener, this::fill));
        }
        for (MarketSubscription.Feed feed : subscription.feeds()) {
            switch (feed) {
                case TICKER -> add(names, "tickers." + symbol, new TickerTopic(symbol, listener));
                case TRADES -> add(names, "publicTrade." + symbol, new TradeTopic(symbol, listener));
                case BOOK -> add(names, "orderbook.50." + symbol, new BookTopic(symbol, listener, () -> renew("orderbook.50." + symbol)));
            }
        }
        bySymbol.put(symbol, names);
        if (line.isOpen()) {
            request(symbol, names);
        }
    }

    void unsubscribe(String symbol) {
        List<String> names = bySymbol.remove(symbol);
        if (names != null && !names.isEmpty()) {
            names.forEach(topics::remove);
            line.send(Commands.unsubscribe("u" + ++requests, names));
        }
    }

    @Override
    public void opened() {
        session++;
        unconfirmed.clear();
        if (bySymbol.isEmpty()) {
            confirmed();
        }
        bySymbol.forEach(this::request);
    }

    @Override
    public void frame(byte[] bytes, int length) {
        try {
            Frame frame = Frame.read(bytes, length, topics::get);
            if (!frame.isData()) {
                control(frame);
            }
        } catch (RuntimeException unreadable) {
            LOG.atWarn().setCause(unreadable).addKeyValue("stream", "public").log("frame cannot be read");
            listener.on(new Irregularity(Optional.empty(), "a public frame cannot be read: " + unreadable.getMessage()));
        }
    }

    @Override
    public void closed(String reason) {
        session++;
        pings.lost();
        if (up) {
            up = false;
            listener.on(new ConnectionChanged(Stream.PUBLIC, false, reason));
        }
        LOG.atInfo().addKeyValue("stream", "public").addKeyValue("reason", reason).log("stream lost");
    }

    @Override
    public byte[] ping() {
        pings.sent();
        return Commands.PING;
    }

    private void control(Frame frame) {
        if (frame.isPong()) {
            pings.answered();
            return;
        }
        String symbol = unconfirmed.remove(frame.requestId);
        if (!frame.success) {
            listener.on(new Irregularity(Optional.ofNullable(symbol), "the venue refused a subscription: " + frame.message));
        }
        if (unconfirmed.isEmpty()) {
            confirmed();
        }
    }

    private void confirmed() {
        line.proven();
        if (!up) {
            up = true;
            listener.on(new ConnectionChanged(Stream.PUBLIC, true, ""));
        }
    }

    /** One request a symbol: Bybit refuses a request whole if one topic in it is wrong. */
    private void request(String symbol, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        String id = "s" + ++requests;
        int mine = session;
        unconfirmed.put(id, symbol);
        line.send(Commands.subscribe(id, names));
        thread.after(timeouts.answer(), () -> {
            if (mine == session && unconfirmed.containsKey(id)) {
                line.renew("the subscription of " + symbol + " was not confirmed within " + timeouts.answer());
            }
        });
    }

    private void renew(String topic) {
        line.send(Commands.unsubscribe("u" + ++requests, List.of(topic)));
        line.send(Commands.subscribe("r" + ++requests, List.of(topic)));
    }

    private void add(List<String> names, String name, Frame.Topic topic) {
        names.add(name);
        topics.put(name, topic);
    }

    private void fill(KlineTopic topic, CandleFeed.Gap gap) {
        // One more than is missing: if history has that one, it has all there are.
        queries.listed(topic.symbol(), topic.interval(), gap.from(), gap.to().plus(topic.interval())).subscribe(
                candles -> later(topic, candles.isEmpty(), () -> topic.history(gap, candles)),
                failure -> {
                    LOG.atWarn().addKeyValue("symbol", topic.symbol()).addKeyValue("reason", failure.getMessage()).log("missed candles cannot be read yet");
                    later(topic, true, () -> topic.historyFailed(gap));
                });
    }

    /** History that lags behind the stream is asked again after a moment, not at once. What is no longer subscribed is dropped. */
    private void later(KlineTopic topic, boolean wait, Runnable then) {
        Runnable ifSubscribed = () -> {
            if (topics.containsValue(topic)) {
                then.run();
            }
        };
        if (wait) {
            thread.after(timeouts.resolveEvery(), ifSubscribed);
        } else {
            ifSubscribed.run();
        }
    }
}
