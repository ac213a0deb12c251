package plutarc.queryside.trading;

import static plutarc.queryside.trading.TelemetryCollections.CANDLES;
import static plutarc.queryside.trading.TelemetryCollections.STATUS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.CandleView;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.store.Views;

/** Reads candles backwards, page by page, by ids alone: as quick with a year behind it as with a day. Thread-safe. */
final class CandleReader {

    private static final int PAGES_AT_ONCE = 100;
    /** So many absent pages in a row are taken for the beginning. */
    private static final int LONGEST_GAP = 1_000;

    private final Views views;

    CandleReader(Views views) {
        this.views = views;
    }

    /** Of the interval that the bot evaluates now; ascending. */
    List<CandleView> latest(WorkspaceId workspace, BotId bot, String symbol, Optional<Instant> before, int limit) {
        return views.byId(STATUS, bot.value(), workspace).stream().flatMap(status -> status.candles().stream())
                .filter(candle -> candle.symbol().equals(symbol)).findFirst()
                .map(newest -> walk(workspace, bot, newest, before, limit)).orElse(List.of());
    }

    private List<CandleView> walk(WorkspaceId workspace, BotId bot, CandleEvaluated newest, Optional<Instant> before, int limit) {
        var found = new ArrayList<CandleView>();
        var span = CandleSeries.span(newest.interval());
        Instant page = CandleSeries.startOf(before.filter(newest.openTime()::isAfter).orElse(newest.openTime()), newest.interval());
        int absent = 0;
        while (found.size() < limit && absent < LONGEST_GAP) {
            var ids = new ArrayList<String>();
            int pages = Math.min(PAGES_AT_ONCE, (limit - found.size()) / CandleSeries.CANDLES_A_PAGE + 2);
            for (int i = 0; i < pages; i++, page = page.minus(span)) {
                ids.add(CandleSeries.id(bot, newest.symbol(), newest.interval(), page));
            }
            var read = views.byIds(CANDLES, ids, workspace);
            absent = read.isEmpty() ? absent + pages : 0;
            read.stream().flatMap(each -> each.candles().stream())
                    .filter(candle -> before.filter(limitTime -> !candle.openTime().isBefore(limitTime)).isEmpty()).forEach(found::add);
        }
        found.sort(Comparator.comparing(CandleView::openTime));
        return List.copyOf(found.subList(Math.max(0, found.size() - limit), found.size()));
    }
}
