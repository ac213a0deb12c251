package plutarc.paperexchange.bybit;

import static plutarc.paperexchange.bybit.MarketApi.result;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import plutarc.paperexchange.engine.Listener;
import plutarc.paperexchange.engine.Playback;
import plutarc.paperexchange.engine.VenueLoop;
import plutarc.paperexchange.market.Interval;
import plutarc.paperexchange.market.Kline;
import plutarc.paperexchange.venue.Instrument;
import plutarc.paperexchange.venue.MarketStep;
import plutarc.paperexchange.venue.Side;
import plutarc.paperexchange.venue.Venue;
import plutarc.paperexchange.venue.VenueEvent;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.ObjectMapper;

/** Turns what happened into the venue's pushes and hands them to whoever subscribed. Its state belongs to the venue's thread; the set of connections is thread-safe. */
public final class Publisher implements Listener {
    private static final int RECENT_TRADES = 1000;
    private final ObjectMapper json;
    private final Faults faults;
    private final LongSupplier wallClock;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Map<String, BookStream> books = new HashMap<>();
    private final Map<String, Deque<PublicTrade>> trades = new HashMap<>();
    private VenueLoop loop;
    private Playback playback;
    private BigDecimal previous;
    private long messages;

    public Publisher(ObjectMapper json, Faults faults, LongSupplier wallClock) {
        this.json = json;
        this.faults = faults;
        this.wallClock = wallClock;
    }

    /** Connects the publisher with the loop that it listens to; before the market moves. */
    public void attach(VenueLoop venueLoop, Playback venuePlayback) {
        loop = venueLoop;
        playback = venuePlayback;
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    @Override
    public boolean congested() {
        long now = wallClock.getAsLong();
        return connections.stream().anyMatch(c -> c.behind(now));
    }

    @Override
    public void happened(VenueEvent event, Venue venue) {
        loop.mustLast();
        switch (event) {
            case VenueEvent.OrderChanged e -> tell(e.uid(), "order", category(venue, e.order().symbol()),
                    Rows.order(venue.instrument(e.order().symbol()).orElseThrow(), e.order()), venue.time());
            case VenueEvent.Executed e -> tell(e.uid(), "execution", category(venue, e.execution().symbol()),
                    Rows.execution(venue.instrument(e.execution().symbol()).orElseThrow(), e.execution()), venue.time());
            case VenueEvent.PositionChanged e -> tell(e.uid(), "position", category(venue, e.symbol()),
                    Rows.position(venue, venue.account(e.uid()).orElseThrow(), venue.position(e.uid(), e.symbol())), venue.time());
            case VenueEvent.WalletChanged e -> tell(e.uid(), "wallet", "", Rows.wallet(venue, venue.account(e.uid()).orElseThrow(), ""), venue.time());
        }
    }

    private static String category(Venue venue, String symbol) {
        return venue.instrument(symbol).map(i -> i.category().wire()).orElse("");
    }

    private void tell(long uid, String topic, String category, Map<String, Object> row, long time) {
        for (Connection connection : connections) {
            ApiKey key = connection.key();
            if (key == null || key.uid() != uid) {
                continue;
            }
            String categorised = topic + "." + category;
            String subscribed = connection.topics().contains(topic) ? topic : connection.topics().contains(categorised) ? categorised : null;
            if (subscribed != null) {
                push(connection, subscribed, json.writeValueAsString(result("id", "paper_" + ++messages, "topic", subscribed, "creationTime", time,
                        "data", List.of(row))));
            }
        }
    }

    @Override
    public void moved(MarketStep step, Venue venue) {
        int direction = previous == null ? 0 : step.price().compareTo(previous);
        previous = step.price();
        for (Instrument instrument : venue.rules().instruments()) {
            trade(instrument, step, direction);
            if (connections.isEmpty()) {
                continue;
            }
            books.values().stream().filter(b -> b.instrument().equals(instrument)).forEach(b -> book(b, venue));
            klines(instrument, step);
            String topic = "tickers." + instrument.symbol();
            if (wanted(instrument, topic)) {
                broadcast(instrument, topic, ticker(instrument));
            }
        }
    }

    private void trade(Instrument instrument, MarketStep step, int direction) {
        if (step.volume().signum() == 0) {
            return;
        }
        PublicTrade trade = new PublicTrade(instrument.symbol(), direction >= 0, step.price(), step.volume(), step.time(), step.index(), direction);
        Deque<PublicTrade> recent = trades.computeIfAbsent(instrument.symbol(), s -> new ArrayDeque<>());
        recent.addFirst(trade);
        if (recent.size() > RECENT_TRADES) {
            recent.removeLast();
        }
        String topic = "publicTrade." + instrument.symbol();
        if (wanted(instrument, topic)) {
            broadcast(instrument, topic, result("topic", topic, "type", "snapshot", "ts", step.time(), "data", List.of(trade.push(instrument))));
        }
    }

    /** Growing candles with every step; a candle is confirmed with its last minute, or with the last one before a hole in the data. */
    private void klines(Instrument instrument, MarketStep step) {
        for (Interval interval : Interval.values()) {
            String topic = "kline." + interval.wire() + "." + instrument.symbol();
            if (!wanted(instrument, topic)) {
                continue;
            }
            playback.history().current(interval).ifPresent(k -> {
                boolean ends = step.kind() == MarketStep.Kind.CLOSE && (step.time() + 1 >= k.end() || lastMinuteOf(k));
                broadcast(instrument, topic, klineMessage(instrument, interval, topic, k, ends, step.time()));
            });
        }
    }

    /** Whether the minutes up to the candle's end are missing in the data. */
    private boolean lastMinuteOf(Kline kline) {
        return playback.tape().peek().map(next -> next.time() >= kline.end()).orElse(true);
    }

    private Map<String, Object> klineMessage(Instrument instrument, Interval interval, String topic, Kline k, boolean confirm, long time) {
        return result("topic", topic, "type", "snapshot", "ts", time, "data", List.of(MarketRows.klinePush(instrument, interval, k, confirm, time)));
    }

    private void book(BookStream stream, Venue venue) {
        String topic = stream.topic();
        if (!wanted(stream.instrument(), topic)) {
            return;
        }
        stream.update(venue).ifPresent(message -> broadcast(stream.instrument(), topic, message));
    }

    private Map<String, Object> ticker(Instrument instrument) {
        Map<String, Object> row = MarketRows.ticker(playback, instrument);
        row.put("tickDirection", "ZeroPlusTick");
        return result("topic", "tickers." + instrument.symbol(), "type", "snapshot", "data", row, "cs", playback.venue().seq(), "ts", playback.venue().time());
    }

    /** What a new subscriber gets at once. Venue's thread only. */
    void welcome(Connection connection, Instrument instrument, String topic) {
        Venue venue = playback.venue();
        String[] part = topic.split("\\.");
        switch (part[0]) {
            case "orderbook" -> {
                BookStream stream = books.computeIfAbsent(instrument.category().wire() + topic,
                        t -> new BookStream(instrument, topic, Integer.parseInt(part[1])));
                stream.update(venue).ifPresent(m -> broadcast(instrument, topic, m));
                send(connection, topic, stream.snapshot(venue));
            }
            case "tickers" -> send(connection, topic, ticker(instrument));
            case "kline" -> Interval.of(part[1]).flatMap(i -> playback.history().current(i).filter(k -> !venue.betweenBars())
                    .map(k -> klineMessage(instrument, i, topic, k, false, venue.time()))).ifPresent(m -> send(connection, topic, m));
            default -> { }
        }
    }

    private void send(Connection connection, String topic, Map<String, Object> message) {
        push(connection, topic, json.writeValueAsString(message));
    }

    private boolean wanted(Instrument instrument, String topic) {
        String key = instrument.category().wire() + "/" + topic;
        for (Connection connection : connections) {
            if (connection.topics().contains(key)) {
                return true;
            }
        }
        return false;
    }

    private void broadcast(Instrument instrument, String topic, Map<String, Object> message) {
        String key = instrument.category().wire() + "/" + topic;
        String text = json.writeValueAsString(message);
        for (Connection connection : connections) {
            if (connection.topics().contains(key)) {
                push(connection, topic, text);
            }
        }
    }

    private void push(Connection connection, String topic, String text) {
        var stall = faults.stall(topic, wallClock.getAsLong());
        if (stall.isEmpty()) {
            loop.afterwards(() -> connection.send(text));
        } else if (!stall.get().lose()) {
            long delay = Math.max(1, stall.get().until() - wallClock.getAsLong());
            loop.afterwards(() -> Schedulers.parallel().schedule(() -> connection.send(text), delay, TimeUnit.MILLISECONDS));
        }
    }

    /** Newest first. Venue's thread only. */
    List<PublicTrade> recentTrades(String symbol, int limit) {
        return trades.getOrDefault(symbol, new ArrayDeque<>()).stream().limit(limit).toList();
    }

    /** Update number of the deepest book stream of a symbol. Venue's thread only. */
    long bookUpdates(String symbol) {
        return books.values().stream().filter(b -> b.instrument().symbol().equals(symbol)).mapToLong(BookStream::updates).max().orElse(1);
    }

    /** Cuts every client off. */
    public void closeAll() {
        connections.forEach(Connection::close);
    }
}
