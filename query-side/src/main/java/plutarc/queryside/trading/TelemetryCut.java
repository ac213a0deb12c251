package plutarc.queryside.trading;

import static plutarc.queryside.trading.TelemetryCollections.CANDLES;
import static plutarc.queryside.trading.TelemetryCollections.EQUITY;
import static plutarc.queryside.trading.TelemetryCollections.FLEET_EQUITY;
import static plutarc.queryside.trading.TelemetryCollections.STATUS;
import static plutarc.queryside.trading.TelemetryCollections.VERDICTS;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.store.Stored;
import plutarc.queryside.store.ViewJson;
import plutarc.queryside.store.Views;

/** Takes deleted telemetry away. What was stored after the deletion stays, so that a replay of the views, which keeps telemetry, deletes nothing more. Stateless. */
final class TelemetryCut {

    private final Views views;

    TelemetryCut(Views views) {
        this.views = views;
    }

    /** Of one bot, which is stopped. */
    void of(WorkspaceId workspace, BotId bot, DataCuts.Cut cut) {
        views.deleteWhere(EQUITY, workspace, limited(stored(bot, cut), "view.until", cut, true));
        views.deleteWhere(VERDICTS, workspace, limited(stored(bot, cut), "view.evaluated.openTime", cut, false));
        if (cut.before().isEmpty()) {
            views.deleteWhere(CANDLES, workspace, stored(bot, cut));
            views.byId(STATUS, bot.value(), workspace).filter(status -> status.heardAt().filter(at -> !at.isAfter(cut.at())).isPresent())
                    .ifPresent(status -> views.replace(STATUS, List.of(new Stored<>(bot.value(), workspace, List.of(), status.forgotten()))));
        } else {
            cut.before().ifPresent(limit -> candles(workspace, bot, cut, limit));
        }
    }

    /** Of all bots together, which the wall clock dates. */
    void ofFleet(WorkspaceId workspace, DataCuts.Cut cut) {
        Instant limit = cut.before().filter(before -> before.isBefore(cut.at())).orElse(cut.at());
        views.deleteWhere(FLEET_EQUITY, workspace, Criteria.where("view.until").lte(ViewJson.text(limit)));
        for (FleetEquitySeries.Page page : views.find(FLEET_EQUITY, workspace, List.of(), Sort.unsorted(), 0)) {
            var later = page.points().stream().filter(point -> !point.at().isBefore(limit)).toList();
            if (later.size() < page.points().size()) {
                var series = FleetEquitySeries.valueOf(page.series());
                String id = series.id(workspace, series.startOf(page.until().minusNanos(1)));
                views.replace(FLEET_EQUITY, List.of(new Stored<>(id, workspace, List.of(), new FleetEquitySeries.Page(page.series(), page.until(), later))));
            }
        }
    }

    /** A page that begins before the limit may end after it. */
    private void candles(WorkspaceId workspace, BotId bot, DataCuts.Cut cut, Instant limit) {
        for (CandleSeries.Page page : views.find(CANDLES, workspace, List.of(stored(bot, cut)), Sort.unsorted(), 0)) {
            var later = page.candles().stream().filter(candle -> !candle.openTime().isBefore(limit)).toList();
            String id = CandleSeries.id(bot, page.symbol(), page.interval(), page.candles().getFirst().openTime());
            if (later.isEmpty()) {
                views.delete(CANDLES, List.of(id));
            } else if (later.size() < page.candles().size()) {
                views.replace(CANDLES, List.of(new Stored<>(id, workspace, List.of(), new CandleSeries.Page(bot, page.symbol(), page.interval(), page.storedAt(), later))));
            }
        }
    }

    private static Criteria stored(BotId bot, DataCuts.Cut cut) {
        return Criteria.where("view.botId").is(bot.value()).and("view.storedAt").lte(ViewJson.text(cut.at()));
    }

    private static Criteria limited(Criteria criteria, String field, DataCuts.Cut cut, boolean including) {
        return cut.before().map(ViewJson::text).map(limit -> including ? criteria.and(field).lte(limit) : criteria.and(field).lt(limit)).orElse(criteria);
    }
}
