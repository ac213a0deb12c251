package plutarc.queryside.analytics;

import static plutarc.queryside.analytics.TradeShelves.PAGES;
import static plutarc.queryside.analytics.TradeShelves.SHELVES;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.analytics.TradeShelves.Page;
import plutarc.queryside.analytics.TradeShelves.Shelf;
import plutarc.queryside.store.Source;
import plutarc.queryside.store.Stored;
import plutarc.queryside.store.ViewBatch;
import plutarc.queryside.store.Views;

/**
 * One bot's rows of trades that are to go: all, or those closed before an instant. Changes of the running batch have to be settled before; whatever is done
 * again changes nothing more. For one thread.
 */
public final class TradeCut {

    private final Views views;
    private final WorkspaceId workspace;
    private final BotId bot;
    private final long before;

    /** @param before empty for all */
    public TradeCut(Views views, WorkspaceId workspace, BotId bot, Optional<Instant> before) {
        this.views = views;
        this.workspace = workspace;
        this.bot = bot;
        this.before = before.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    }

    /** The trades that stay, or would: how many, how many of them won, and their net PnL. */
    public record Left(long trades, long wins, BigDecimal netPnl) {
        static final Left NONE = new Left(0, 0, BigDecimal.ZERO);

        Left plus(TradeRow row) {
            return new Left(trades + 1, wins + (row.net() > 0 ? 1 : 0), netPnl.add(BigDecimal.valueOf(row.net())));
        }
    }

    /** What of the trades that are there is not to go. */
    public Left left() {
        var left = new AtomicReference<>(Left.NONE);
        eachPage(page -> page.view().rows().stream().filter(row -> row.exitAt() >= before).forEach(row -> left.updateAndGet(so -> so.plus(row))));
        return left.get();
    }

    /** Tells the ids of the trades that are to go, some at a time. */
    public void eachGoing(Consumer<List<String>> trades) {
        eachPage(page -> trades.accept(page.view().rows().stream().filter(row -> row.exitAt() < before).map(TradeRow::trade).toList()));
    }

    /** Takes the rows away, and has the shelf know. */
    public void make(ViewBatch batch, Source source) {
        Map<String, Integer> left = new TreeMap<>();
        eachPage(page -> {
            var rest = before == Long.MAX_VALUE ? Page.EMPTY : page.view().since(before);
            if (rest.texts().isEmpty()) {
                views.delete(PAGES, List.of(page.id()));
            } else {
                views.replace(PAGES, List.of(new Stored<>(page.id(), page.workspace(), page.applied(), rest)));
                left.put(page.id(), rest.texts().size());
            }
        });
        batch.change(SHELVES, bot.value(), workspace, source, known -> known.map(shelf -> shelf.cutTo(left)));
    }

    /** One at a time, in order: a page may have thousands of rows. */
    private void eachPage(Consumer<Stored<Page>> each) {
        for (String id : views.byId(SHELVES, bot.value(), workspace).map(Shelf::pages).orElse(Map.of()).keySet().stream().sorted().toList()) {
            views.byId(PAGES, id).ifPresent(each);
        }
    }
}
