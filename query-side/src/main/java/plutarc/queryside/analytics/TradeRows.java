package plutarc.queryside.analytics;

import static plutarc.queryside.analytics.TradeShelves.PAGES;
import static plutarc.queryside.analytics.TradeShelves.SHELVES;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.store.Views;

/**
 * Reads the rows of a workspace. Pages that were read are kept while they have as many rows as their shelf says, the latest used ones, up to
 * {@value #MOST_KEPT} rows: what is asked for again is read from the store only where something was added. Thread-safe.
 */
final class TradeRows {

    private static final int MOST_KEPT = 250_000;
    /** The embedded store answers in one message, which must not grow beyond what a driver takes. */
    private static final int ROWS_AT_ONCE = 10_000;

    private final Views views;
    private final int rowsAtOnce;
    private final Map<String, List<TradeRow>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    TradeRows(Views views) {
        this(views, ROWS_AT_ONCE);
    }

    /** @param rowsAtOnce read from the store in one answer; a page alone may have more */
    TradeRows(Views views, int rowsAtOnce) {
        this.views = views;
        this.rowsAtOnce = rowsAtOnce;
    }

    /** Of one bot or of all; in no particular order. */
    List<TradeRow> of(WorkspaceId workspace, Optional<BotId> one) {
        var shelves = one.map(bot -> views.byId(SHELVES, bot.value(), workspace).stream().toList())
                .orElseGet(() -> views.find(SHELVES, workspace, List.of(), Sort.unsorted(), 0));
        List<TradeRow> rows = new ArrayList<>();
        Deque<Map.Entry<String, Integer>> missing = new ArrayDeque<>();
        Map<String, Integer> cuts = new HashMap<>();
        for (var shelf : shelves) {
            cuts.put(shelf.botId().value(), shelf.cuts().orElse(0));
            for (var page : shelf.pages().entrySet()) {
                known(page, shelf.cuts().orElse(0)).ifPresentOrElse(rows::addAll, () -> missing.add(page));
            }
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

    /** Takes the ids of one page, and of as many more as have no more rows together than may be read at once. */
    private List<String> next(Deque<Map.Entry<String, Integer>> missing) {
        List<String> ids = new ArrayList<>();
        int rows = 0;
        while (!missing.isEmpty() && (ids.isEmpty() || rows + missing.peek().getValue() <= rowsAtOnce)) {
            rows += missing.peek().getValue();
            ids.add(missing.remove().getKey());
        }
        return ids;
    }

    private Optional<List<TradeRow>> known(Map.Entry<String, Integer> page, int cuts) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(keyOf(page.getKey(), cuts))).filter(rows -> rows.size() == page.getValue());
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
            var before = kept.put(keyOf(TradeShelves.pageOf(rows.getFirst().bot(), rows.getFirst().exitAt()), cuts.get(rows.getFirst().bot())), rows);
            size += rows.size() - (before == null ? 0 : before.size());
            Iterator<List<TradeRow>> oldest = kept.values().iterator();
            while (size > MOST_KEPT && oldest.hasNext()) {
                size -= oldest.next().size();
                oldest.remove();
            }
        }
    }
}
