package plutarc.paperexchange.bybit;

import static plutarc.paperexchange.bybit.MarketApi.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.paperexchange.venue.Instrument;
import plutarc.paperexchange.venue.Side;
import plutarc.paperexchange.venue.Venue;

/** One {@code orderbook.{depth}.{symbol}} stream: a snapshot, then what changed; the one-level book is always a snapshot, as at the venue. */
final class BookStream {
    private final Instrument instrument;
    private final String topic;
    private final int depth;
    private Map<BigDecimal, BigDecimal> bids = Map.of();
    private Map<BigDecimal, BigDecimal> asks = Map.of();
    private long updates = 1;

    BookStream(Instrument instrument, String topic, int depth) {
        this.instrument = instrument;
        this.topic = topic;
        this.depth = depth;
    }

    /** The message for those who follow the stream; empty when nothing changed. */
    Optional<Map<String, Object>> update(Venue venue) {
        Map<BigDecimal, BigDecimal> newBids = side(venue, Side.BUY);
        Map<BigDecimal, BigDecimal> newAsks = side(venue, Side.SELL);
        if (newBids.equals(bids) && newAsks.equals(asks)) {
            return Optional.empty();
        }
        List<List<String>> changedBids = changes(bids, newBids);
        List<List<String>> changedAsks = changes(asks, newAsks);
        bids = newBids;
        asks = newAsks;
        updates++;
        return Optional.of(depth == 1 ? snapshot(venue) : message(venue, "delta", changedBids, changedAsks));
    }

    /** The whole book as last published. */
    Map<String, Object> snapshot(Venue venue) {
        return message(venue, "snapshot", changes(Map.of(), bids), changes(Map.of(), asks));
    }

    private Map<BigDecimal, BigDecimal> side(Venue venue, Side side) {
        Map<BigDecimal, BigDecimal> levels = new LinkedHashMap<>();
        venue.book(instrument.symbol(), side, depth).forEach(l -> levels.put(l.price(), l.qty()));
        return levels;
    }

    private List<List<String>> changes(Map<BigDecimal, BigDecimal> before, Map<BigDecimal, BigDecimal> after) {
        List<List<String>> changes = new ArrayList<>();
        after.forEach((price, qty) -> {
            if (!qty.equals(before.get(price))) {
                changes.add(List.of(Rows.price(instrument, price), Rows.plain(qty)));
            }
        });
        before.keySet().stream().filter(price -> !after.containsKey(price)).forEach(price -> changes.add(List.of(Rows.price(instrument, price), "0")));
        return changes;
    }

    private Map<String, Object> message(Venue venue, String type, List<List<String>> b, List<List<String>> a) {
        return result("topic", topic, "type", type, "ts", venue.time(), "data", result("s", instrument.symbol(), "b", b, "a", a, "u", updates,
                "seq", venue.state().step()), "cts", venue.time());
    }

    Instrument instrument() {
        return instrument;
    }

    String topic() {
        return topic;
    }

    long updates() {
        return updates;
    }
}
