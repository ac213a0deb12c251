package plutarc.queryside.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.support.QuerySideApp;
import plutarc.queryside.support.RandomHistory;
import plutarc.queryside.trading.StoredTelemetry;

class LiveApiTest {

    private static final WorkspaceId MINE = RandomHistory.WORKSPACES.getFirst();
    private static final WorkspaceId FOREIGN = RandomHistory.WORKSPACES.getLast();
    private static QuerySideApp app;

    @BeforeAll
    static void start() {
        app = QuerySideApp.start("plutarc.live.heartbeat=50ms");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** Lines of one open stream, as they come. */
    private static final class Stream implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        static Stream open(WorkspaceId workspace) throws Exception {
            var stream = new Stream();
            var answer = stream.http.send(app.request("/api/live", workspace, Role.VIEWER).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            Thread.ofVirtual().start(() -> {
                try (var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                    reader.lines().forEach(stream.lines::add);
                } catch (java.io.IOException | java.io.UncheckedIOException gone) {
                    stream.lines.add("gone");
                }
                stream.ended = true;
            });
            await().until(() -> stream.lines.contains(":connected"));
            return stream;
        }

        boolean has(String name) {
            return lines.contains("event:" + name);
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }

    @Test
    void whatHappensInAWorkspaceReachesItsOpenDashboardsAndNoOthers() throws Exception {
        try (var mine = Stream.open(MINE); var foreign = Stream.open(FOREIGN)) {
            var history = RandomHistory.events(3, 400, 2).stream().filter(event -> !event.getAggregateIdentifier().contains(FOREIGN.value())).toList();
            app.publish(history.subList(0, history.size() / 2));
            await().until(() -> mine.has("position"));
            app.publish(history.subList(history.size() / 2, history.size()));
            var bot = RandomHistory.bot(MINE, 0);
            app.bean(StoredTelemetry.class).record(MINE, bot, "e1", List.of(new NumberedReport(1, new BotReport.EquityPoint(Instant.now(), BigDecimal.TEN,
                    BigDecimal.TEN, BigDecimal.ZERO, "USDT")), new NumberedReport(2, candle())));

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                    List.of("bot", "activity", "trade", "position", "position_closed", "instruction", "key", "template", "candle", "equity"))
                    .allMatch(mine::has));
            assertThat(foreign.lines).noneMatch(line -> line.startsWith("data:"));
        }
    }

    @Test
    void anIdleStreamIsKeptOpenByComments() throws Exception {
        try (var stream = Stream.open(new WorkspaceId("idle"))) {
            await().until(() -> stream.lines.stream().filter(":still here"::equals).count() > 2);
        }
    }

    @Test
    void aStreamEndsWithItsSession() throws Exception {
        try (var stream = Stream.open(new WorkspaceId("ending"))) {
            app.bean(LiveFeed.class).endStreamsOf(new Actor(ActorKind.USER, "acc-1"));
            await().until(() -> stream.ended);
        }
    }

    @Test
    void aStreamThatTheClientLeavesIsForgotten() throws Exception {
        await().until(() -> app.bean(LiveFeed.class).openStreams() == 0);
        var stream = Stream.open(new WorkspaceId("leaving"));
        assertThat(app.bean(LiveFeed.class).openStreams()).isEqualTo(1);
        stream.close();
        await().until(() -> app.bean(LiveFeed.class).openStreams() == 0);
    }

    @Test
    void aHeartbeatShowsOnTheCard() throws Exception {
        var bot = RandomHistory.bot(MINE, 1);
        app.publish(List.of(new org.axonframework.eventhandling.GenericDomainEventMessage<>("Bot", "live-" + bot, 0,
                new plutarc.contracts.bot.BotEvent.BotDeployed(new plutarc.contracts.bot.BotId("live-" + bot), MINE,
                        new plutarc.contracts.bot.DeploymentId("d"), "Beating", plutarc.contracts.bot.RegionId.LOCAL))));
        app.awaitViews();
        try (var stream = Stream.open(MINE)) {
            app.bean(StoredTelemetry.class).heartbeat(MINE, new plutarc.contracts.bot.BotId("live-" + bot), new BotFrame.Heartbeat(Instant.now(), "trading",
                    Optional.empty(), Optional.empty(), Optional.empty(), 0, 3, 0, Optional.of(1.5), Optional.empty(), Optional.empty(), 64_000_000, Optional.empty(), Optional.empty()), Instant.now());
            await().until(() -> stream.lines.stream().anyMatch(line -> line.contains("\"name\":\"Beating\"") && line.contains("\"status\":\"trading\"")
                    && line.contains("\"appliedRevision\":3")));
        }
    }

    private static BotReport.CandleEvaluated candle() {
        return new BotReport.CandleEvaluated("BTCUSDT", "5m", Instant.parse("2022-01-10T00:00:00Z"), BigDecimal.ONE, BigDecimal.TWO, BigDecimal.ONE,
                BigDecimal.TWO, BigDecimal.TEN, "none", 0.1, 0.5, List.of(), Optional.empty());
    }
}
