package plutarc.queryside.trading;

import static java.util.stream.Collectors.groupingBy;
import static plutarc.queryside.trading.TelemetryCollections.CANDLES;
import static plutarc.queryside.trading.TelemetryCollections.EQUITY;
import static plutarc.queryside.trading.TelemetryCollections.STATUS;
import static plutarc.queryside.trading.TelemetryCollections.VERDICTS;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.BotTelemetry;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.BotReport.EquityPoint;
import plutarc.contracts.trading.BotReport.PositionMarked;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.store.Durability;
import plutarc.queryside.store.Stored;
import plutarc.queryside.store.Views;

/**
 * Writes telemetry to its collections. What is told twice replaces itself. One bot at a time; different bots at once. Only what the bot will not say again
 * has to outlast this process before the call returns: the next heartbeat says everything that the last one did, the revision in force included.
 */
public final class StoredTelemetry implements BotTelemetry {

    private final Views views;
    private final Durability durability;
    private final Clock clock;
    private final List<TelemetryListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<BotId, ReentrantLock> locks = new ConcurrentHashMap<>();

    public StoredTelemetry(Views views, Durability durability, Clock clock) {
        this.views = views;
        this.durability = durability;
        this.clock = clock;
    }

    public void onStored(TelemetryListener listener) {
        listeners.add(listener);
    }

    @Override
    public void heartbeat(WorkspaceId workspace, BotId bot, BotFrame.Heartbeat heartbeat, Instant receivedAt) {
        alone(bot, () -> status(workspace, bot, status -> status.heard(heartbeat, receivedAt)));
        listeners.forEach(listener -> listener.statusChanged(workspace, bot));
    }

    @Override
    public void configurationApplied(WorkspaceId workspace, BotId bot, long revision, Instant at) {
        alone(bot, () -> status(workspace, bot, status -> status.applied(revision)));
        listeners.forEach(listener -> listener.statusChanged(workspace, bot));
    }

    @Override
    public void record(WorkspaceId workspace, BotId bot, String epoch, List<NumberedReport> reports) {
        var telemetry = reports.stream().map(NumberedReport::report).filter(BotReport.Telemetry.class::isInstance).map(BotReport.Telemetry.class::cast).toList();
        if (telemetry.isEmpty()) {
            return;
        }
        alone(bot, () -> write(workspace, bot, telemetry));
        durability.commit();
        for (var listener : listeners) {
            telemetry.forEach(report -> listener.told(workspace, bot, report));
            listener.statusChanged(workspace, bot);
        }
    }

    private void write(WorkspaceId workspace, BotId bot, List<BotReport.Telemetry> reports) {
        List<CandleEvaluated> candles = new ArrayList<>();
        List<EquityPoint> points = new ArrayList<>();
        UnaryOperator<BotStatus> latest = UnaryOperator.identity();
        for (var report : reports) {
            var before = latest;
            switch (report) {
                case CandleEvaluated candle -> {
                    candles.add(candle);
                    latest = status -> before.apply(status).with(candle);
                }
                case EquityPoint point -> {
                    points.add(point);
                    latest = status -> before.apply(status).with(point);
                }
                case PositionMarked mark -> latest = status -> before.apply(status).with(mark);
            }
        }
        writeCandles(workspace, bot, candles);
        writePoints(workspace, bot, points);
        status(workspace, bot, latest);
    }

    private void writeCandles(WorkspaceId workspace, BotId bot, List<CandleEvaluated> candles) {
        var byId = new LinkedHashMap<String, Stored<EvaluatedCandle>>();
        for (var candle : candles) {
            var evaluated = new EvaluatedCandle(bot, candle, clock.instant());
            byId.put(evaluated.id(), stored(evaluated.id(), workspace, evaluated));
        }
        views.replace(VERDICTS, byId.values());
        var pages = candles.stream().collect(groupingBy(candle -> CandleSeries.id(bot, candle.symbol(), candle.interval(), candle.openTime())));
        views.replace(CANDLES, pages.entrySet().stream().map(page -> {
            var first = page.getValue().getFirst();
            var known = views.byId(CANDLES, page.getKey(), workspace).orElseGet(() -> new CandleSeries.Page(bot, first.symbol(), first.interval(),
                    clock.instant(), List.of()));
            return stored(page.getKey(), workspace, known.with(page.getValue().stream().map(CandleSeries::view).toList(), clock.instant()));
        }).toList());
    }

    private void writePoints(WorkspaceId workspace, BotId bot, List<EquityPoint> points) {
        var pages = points.stream().collect(groupingBy(point -> EquitySeries.id(bot, point.at())));
        views.replace(EQUITY, pages.entrySet().stream().map(page -> {
            var until = EquitySeries.startOf(page.getValue().getFirst().at()).plusSeconds(EquitySeries.SPAN);
            var known = views.byId(EQUITY, page.getKey(), workspace).orElseGet(() -> new EquitySeries.Page(bot, until, clock.instant(), List.of(), false));
            return stored(page.getKey(), workspace, known.with(page.getValue(), clock.instant()));
        }).toList());
    }

    private void status(WorkspaceId workspace, BotId bot, UnaryOperator<BotStatus> change) {
        var known = views.byId(STATUS, bot.value(), workspace).orElseGet(() -> BotStatus.unknown(bot));
        views.replace(STATUS, List.of(stored(bot.value(), workspace, change.apply(known))));
    }

    private static <T> Stored<T> stored(String id, WorkspaceId workspace, T view) {
        return new Stored<>(id, workspace, List.of(), view);
    }

    private void alone(BotId bot, Runnable write) {
        var lock = locks.computeIfAbsent(bot, any -> new ReentrantLock());
        lock.lock();
        try {
            write.run();
        } finally {
            lock.unlock();
        }
    }
}
