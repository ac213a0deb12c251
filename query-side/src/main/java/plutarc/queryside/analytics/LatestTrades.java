package plutarc.queryside.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.analytics.TradeRows.Place;
import plutarc.queryside.store.Views;
import plutarc.queryside.trading.TradeFacts;

/**
 * The latest completed trades, whole. They are found by their rows, the latest weeks first, so that of the trades themselves only those asked for are read:
 * the embedded store would read all of them to put them into an order. Thread-safe.
 */
public final class LatestTrades {

    private static final int LEAST_AT_ONCE = 500;
    private static final Comparator<TradeFacts> LATEST_FIRST = Comparator.comparing((TradeFacts facts) -> facts.trade().exitTime())
            .thenComparing(facts -> facts.trade().tradeId().value()).reversed();

    private final Views views;
    private final TradeRows rows;
    private final int leastAtOnce;

    public LatestTrades(Views views, TradeRows rows) {
        this(views, rows, LEAST_AT_ONCE);
    }

    /** @param leastAtOnce rows that are read before it is looked whether they suffice, as far as there are so many */
    LatestTrades(Views views, TradeRows rows, int leastAtOnce) {
        this.views = views;
        this.rows = rows;
        this.leastAtOnce = leastAtOnce;
    }

    /** The latest closed first; of those closed at the same time, the one with the greater id. */
    public List<TradeFacts> of(WorkspaceId workspace, Optional<BotId> bot, Optional<String> symbol, Optional<Instant> closedBefore, int limit) {
        long last = closedBefore.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        var ids = candidates(workspace, bot, symbol, closedBefore, last, limit).stream().map(row -> TradeFacts.id(workspace, new TradeId(row.trade()))).toList();
        return views.byIds(TradeFacts.TRADES, ids, workspace).stream().filter(facts -> closedBefore.filter(before -> !facts.trade().exitTime().isBefore(before)).isEmpty())
                .sorted(LATEST_FIRST).limit(limit).toList();
    }

    /** A row knows its time to the millisecond only: those of the last millisecond are all among them, and those of the first, which may be too late. */
    private List<TradeRow> candidates(WorkspaceId workspace, Optional<BotId> bot, Optional<String> symbol, Optional<Instant> closedBefore, long last, int limit) {
        List<TradeRow> found = new ArrayList<>();
        var places = rows.places(workspace, bot).stream().filter(place -> closedBefore.filter(before -> isAfter(place, before)).isEmpty())
                .sorted(Comparator.comparing(Place::week).reversed()).iterator();
        Optional<Place> next = next(places);
        while (next.isPresent() && found.stream().filter(row -> row.exitAt() < last).count() < limit) {
            List<Place> some = new ArrayList<>();
            int count = 0;
            while (next.isPresent() && (count < Math.max(limit, leastAtOnce) || next.get().week().equals(some.getLast().week()))) {
                count += next.get().rows();
                some.add(next.get());
                next = next(places);
            }
            rows.read(workspace, some).stream().filter(row -> row.exitAt() <= last && symbol.filter(wanted -> !wanted.equals(row.symbol())).isEmpty())
                    .sorted(Comparator.comparingLong(TradeRow::exitAt).reversed()).forEach(found::add);
        }
        int end = (int) Math.min(found.size(), limit + found.stream().filter(row -> row.exitAt() == last).count());
        while (end > 0 && end < found.size() && found.get(end).exitAt() == found.get(end - 1).exitAt()) {
            end++;
        }
        return found.subList(0, end);
    }

    private static boolean isAfter(Place place, Instant before) {
        return place.week().compareTo(LocalDate.ofInstant(before, ZoneOffset.UTC).toString()) > 0;
    }

    private static Optional<Place> next(Iterator<Place> places) {
        return places.hasNext() ? Optional.of(places.next()) : Optional.empty();
    }
}
