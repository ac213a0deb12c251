package plutarc.queryside.analytics;

import static plutarc.queryside.analytics.TradeShelves.PAGES;
import static plutarc.queryside.analytics.TradeShelves.SHELVES;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.analytics.TradeShelves.Shelf;
import plutarc.queryside.store.Views;

/**
 * Reads the rows of a workspace. Pages that were read are kept while they have as many rows as their shelf says, the latest used ones, up to
 * {@value #MOST_KEPT} rows: what is asked for again is read from the store only where something was added. Thread-safe.
 */
public final class TradeRows {

    private static final int MOST_KEPT = 250_000;
    /** The embedded store answers in one message, which must not grow beyond what a driver takes. */
    private static final int ROWS_AT_ONCE = 10_000;

    private final Views views;
    private final int rowsAtOnce;
    private final Map<String, List<TradeRow>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    public TradeRows(Views views) {
        this(views, ROWS_AT_ONCE);
    }

    /** @param rowsAtOnce read from the store in one answer; a page alone may have more */
    TradeRows(Views views, int rowsAtOnce) {
        this.views = views;
        this.rowsAtOnce = rowsAtOnce;
    }

    /**
     * A page as its shelf tells of it.
     *
     * @param cuts how often rows have been taken from the shelf
     */
    record Place(WorkspaceId workspace, String page, int rows, int cuts) {

        private static Stream<Place> of(WorkspaceId workspace, Shelf shelf) {
            return shelf.pages().entrySet().stream().map(page -> new Place(workspace, page.getKey(), page.getValue(), shelf.cuts().orElse(0)));
        }

        /** The Monday that its week begins with, such as {@code 2026-01-05}; texts of weeks compare as the weeks do. */
        String week() {
            return page.substring(page.lastIndexOf('/') + 1);
        }
    }

    /** Of one bot or of all; in no particular order. */
    List<TradeRow> of(WorkspaceId workspace, Optional<BotId> one) {
        return read(workspace, places(workspace, one));
    }

    List<Place> places(WorkspaceId workspace, Optional<BotId> one) {
        var shelves = one.map(bot -> views.byId(SHELVES, bot.value(), workspace).stream().toList())
                .orElseGet(() -> views.find(SHELVES, workspace, List.of(), Sort.unsorted(), 0));
        return shelves.stream().flatMap(shelf -> Place.of(workspace, shelf)).toList();
    }

    List<TradeRow> read(WorkspaceId workspace, List<Place> places) {
        List<TradeRow> rows = new ArrayList<>();
        Deque<Place> missing = new ArrayDeque<>();
        Map<String, Integer> cuts = new HashMap<>();
        for (var place : places) {
            cuts.put(place.page(), place.cuts());
            known(place).ifPresentOrElse(rows::addAll, () -> missing.add(place));
        }
        while (!missing.isEmpty()) {
            for (var page : views.byIds(PAGES, next(missing), workspace)) {
                var read = page.rows();
                rows.addAll(read);
                keep(read, cuts);
            }
        }
        return rows;
    }

    /** Reads the latest weeks of all workspaces, up to so many rows, so that the first question after a start finds them read. */
    public void readAhead(int most) {
        var left = new AtomicInteger(most);
        var latest = views.all(SHELVES).stream().flatMap(shelf -> Place.of(shelf.workspace(), shelf.view())).sorted(Comparator.comparing(Place::week).reversed())
                .takeWhile(place -> left.addAndGet(-place.rows()) >= 0).collect(Collectors.groupingBy(Place::workspace));
        latest.forEach(this::read);
    }

    /** Takes the ids of one page, and of as many more as have no more rows together than may be read at once. */
    private List<String> next(Deque<Place> missing) {
        List<String> ids = new ArrayList<>();
        int rows = 0;
        while (!missing.isEmpty() && (ids.isEmpty() || rows + missing.peek().rows() <= rowsAtOnce)) {
            rows += missing.peek().rows();
            ids.add(missing.remove().page());
        }
        return ids;
    }

    private Optional<List<TradeRow>> known(Place place) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(keyOf(place.page(), place.cuts()))).filter(rows -> rows.size() == place.rows());
        }
    }

    private static String keyOf(String page, int cuts) {
        return page + "#" + cuts;
    }

    /** Under the page's id, which every row of it tells, and how often rows have been taken from its shelf. */
    private void keep(List<TradeRow> rows, Map<String, Integer> cuts) {
        if (rows.isEmpty()) {
            return;
        }
        synchronized (kept) {
            String page = TradeShelves.pageOf(rows.getFirst().bot(), rows.getFirst().exitAt());
            var before = kept.put(keyOf(page, cuts.get(page)), rows);
            size += rows.size() - (before == null ? 0 : before.size());
            Iterator<List<TradeRow>> oldest = kept.values().iterator();
            while (size > MOST_KEPT && oldest.hasNext()) {
                size -= oldest.next().size();
                oldest.remove();
            }
        }
    }
}
