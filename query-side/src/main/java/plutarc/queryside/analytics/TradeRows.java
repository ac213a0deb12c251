package plutarc.queryside.analytics;

import static plutarc.queryside.analytics.TradeShelves.PAGES;
import static plutarc.queryside.analytics.TradeShelves.SHELVES;

import java.util.ArrayList;
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
    private static final int PAGES_AT_ONCE = 200;

    private final Views views;
    private final Map<String, List<TradeRow>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    TradeRows(Views views) {
        this.views = views;
    }

    /** Of one bot or of all; in no particular order. */
    List<TradeRow> of(WorkspaceId workspace, Optional<BotId> one) {
        var shelves = one.map(bot -> views.byId(SHELVES, bot.value(), workspace).stream().toList())
                .orElseGet(() -> views.find(SHELVES, workspace, List.of(), Sort.unsorted(), 0));
        List<TradeRow> rows = new ArrayList<>();
        List<Map.Entry<String, Integer>> missing = new ArrayList<>();
        for (var shelf : shelves) {
            for (var page : shelf.pages().entrySet()) {
                known(page).ifPresentOrElse(rows::addAll, () -> missing.add(page));
            }
        }
        for (int from = 0; from < missing.size(); from += PAGES_AT_ONCE) {
            var ids = missing.subList(from, Math.min(missing.size(), from + PAGES_AT_ONCE)).stream().map(Map.Entry::getKey).toList();
            for (var page : views.byIds(PAGES, ids, workspace)) {
                var read = page.rows();
                rows.addAll(read);
                keep(read);
            }
        }
        return rows;
    }

    private Optional<List<TradeRow>> known(Map.Entry<String, Integer> page) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(page.getKey())).filter(rows -> rows.size() == page.getValue());
        }
    }

    /** Under the page's id, which every row of it tells. */
    private void keep(List<TradeRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        synchronized (kept) {
            var before = kept.put(TradeShelves.pageOf(rows.getFirst().bot(), rows.getFirst().exitAt()), rows);
            size += rows.size() - (before == null ? 0 : before.size());
            Iterator<List<TradeRow>> oldest = kept.values().iterator();
            while (size > MOST_KEPT && oldest.hasNext()) {
                size -= oldest.next().size();
                oldest.remove();
            }
        }
    }
}
