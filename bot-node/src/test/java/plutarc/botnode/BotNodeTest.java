package plutarc.botnode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import plutarc.botnode.testing.Bots;
import plutarc.botnode.testing.PaperMarket;
import plutarc.botnode.testing.ScriptedBackend;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.exchangekey.KeyVerdict;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.OrderReport;
import plutarc.contracts.trading.TradeId;
import plutarc.paperexchange.engine.Speed;
import plutarc.strategy.market.Interval;
import tools.jackson.databind.JsonNode;

/** A bot in a process of its own, as deployed, between a backend and a paper exchange over real sockets. Each has its own of all three, and waits more than it computes. */
@Execution(ExecutionMode.CONCURRENT)
class BotNodeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private PaperMarket market;
    private ScriptedBackend backend;
    private Optional<Process> process = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        market = new PaperMarket(PaperMarket.config(folder.resolve("paper")).withSpeed(Speed.STEP));
        backend = new ScriptedBackend(Bots.configuration(1, false, Bots.CROSS), Optional.of(market.account("100000")), Optional.of(market.endpoint()));
        start();
        market.toOpen();
        awaitStatus("trading");
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> { // the market must not outrun the first subscription
            market.toClose();
            market.toOpen();
            return !backend.reports(BotReport.CandleEvaluated.class).isEmpty();
        });
    }

    @AfterEach
    void close() throws InterruptedException {
        process.ifPresent(Process::destroyForcibly);
        if (process.isPresent()) {
            process.get().waitFor();
        }
        backend.close();
        market.close();
    }

    private void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx96m",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "plutarc.botnode.BotNodeMain", "--link", backend.uri().toString(),
                "--bot", Bots.BOT.value(), "--deployment", "deployment-1", "--bind", "127.0.0.9", "--folder", folder.resolve("bot").toString());
        builder.environment().put("PLUTARC_ENROLMENT_TOKEN", ScriptedBackend.TOKEN);
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("bot.log").toFile());
        process = Optional.of(builder.start());
    }

    private void kill() throws InterruptedException {
        process.orElseThrow().destroyForcibly().waitFor();
    }

    private void awaitStatus(String status) {
        await().atMost(PATIENCE).until(() -> backend.lastHeartbeat().map(BotFrame.Heartbeat::status).equals(Optional.of(status)));
    }

    /** Plays one minute and waits until the bot has judged its close. */
    private void minute() {
        long time = market.toClose().get("marketTime").asLong();
        Instant openTime = Instant.ofEpochMilli(Interval.M1.openOf(time));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> backend.reports(BotReport.CandleEvaluated.class).stream()
                .anyMatch(candle -> candle.openTime().equals(openTime)));
    }

    private BotReport.PositionOpened playToOpenPosition() {
        int before = backend.reports(BotReport.PositionOpened.class).size();
        for (int i = 0; i < 300; i++) {
            minute();
            market.toOpen();
            if (awaitEntry(before)) {
                return backend.reports(BotReport.PositionOpened.class).getLast();
            }
        }
        throw new AssertionError("no position within 300 minutes");
    }

    private boolean awaitEntry(int before) {
        boolean entering = backend.reports(BotReport.CandleEvaluated.class).getLast().decision().startsWith("enter");
        if (entering) {
            await().atMost(PATIENCE).until(() -> backend.reports(BotReport.PositionOpened.class).size() > before);
        }
        return entering;
    }

    private void playToTradeClosed(TradeId trade) {
        for (int i = 0; i < 600 && closed(trade) == 0; i++) {
            market.toClose();
            long step = backend.received().size();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> backend.received().size() > step);
        }
        await().atMost(PATIENCE).until(() -> closed(trade) > 0);
    }

    private long closed(TradeId trade) {
        return backend.reports(BotReport.TradeClosed.class).stream().filter(report -> report.trade().tradeId().equals(trade)).count();
    }

    private Stream<OrderReport> orders(String purpose) {
        return backend.reports(BotReport.OrderChanged.class).stream().map(BotReport.OrderChanged::order).filter(order -> order.purpose().equals(purpose));
    }

    private int ordersAtVenue() {
        return market.accounts().get("accounts").get(0).get("openOrders").asInt();
    }

    @Test
    void aBotKilledWithAnOpenPositionManagesItOnAndNeverOpensASecond() throws Exception {
        BotReport.PositionOpened opened = playToOpenPosition();
        await().atMost(PATIENCE).until(() -> ordersAtVenue() == 2); // stop and target rest
        kill();
        start();
        int hellos = backend.hellos().size();
        await().atMost(PATIENCE).until(() -> backend.hellos().size() > hellos || backend.hellos().size() >= 2);
        market.toClose();
        awaitStatus("trading");
        await().atMost(PATIENCE).until(() -> backend.lastHeartbeat().orElseThrow().openPositions() == 1);
        assertThat(ordersAtVenue()).isEqualTo(2);
        playToTradeClosed(opened.position().tradeId());
        assertThat(closed(opened.position().tradeId())).isEqualTo(1);
        assertThat(backend.reports(BotReport.PositionOpened.class)).extracting(report -> report.position().tradeId()).doesNotHaveDuplicates();
        assertThat(backend.hellos()).extracting(BotFrame.Hello::epoch).containsOnly(backend.hellos().getFirst().epoch());
        assertThat(backend.reports(BotReport.TradeClosed.class).getFirst().trade().signalState()).isNotEmpty();
        assertThat(backend.reports(BotReport.TradeClosed.class).getFirst().trade().circumstances()).as("what it was begun with, over the restart")
                .hasValueSatisfying(more -> assertThat(more.initialStop()).isEqualTo(opened.position().stopPrice()).isPresent());
    }

    @Test
    void withADeactivatedKeyAPositionIsManagedToItsExitAndNoneIsOpenedUntilItIsActiveAgain() {
        BotReport.PositionOpened opened = playToOpenPosition();
        backend.configure(Bots.configuration(2, false, Bots.CROSS, false));
        await().atMost(PATIENCE).until(() -> backend.received().contains(new BotFrame.ConfigurationApplied(2)));
        playToTradeClosed(opened.position().tradeId());
        for (int i = 0; i < 60; i++) {
            minute();
            market.toOpen();
        }
        assertThat(backend.reports(BotReport.PositionOpened.class)).hasSize(1);
        assertThat(backend.reports(BotReport.CandleEvaluated.class)).anyMatch(candle -> candle.verdicts().toString().contains("key is deactivated"));
        assertThat(backend.lastHeartbeat().orElseThrow().latency().orElseThrow().streamOrder().orElseThrow())
                .matches(order -> order.samples() > 1 && order.p50() > 0 && order.p50() <= order.p95() && order.p95() <= order.p99());
        backend.configure(Bots.configuration(3, false, Bots.CROSS, true));
        await().atMost(PATIENCE).until(() -> backend.received().contains(new BotFrame.ConfigurationApplied(3)));
        assertThat(playToOpenPosition().position().tradeId()).isNotEqualTo(opened.position().tradeId());
    }

    @Test
    void aBotTriesItsKeyFromItsOwnAddressAndTellsWhatTheVenueSays() {
        await().atMost(PATIENCE).until(() -> !backend.keyChecks().isEmpty());
        assertThat(backend.keyChecks().getFirst()).matches(findings -> findings.verdict() == KeyVerdict.USABLE && findings.from().equals(Optional.of("127.0.0.9")));
    }

    @Test
    void aDeadBotIsStillProtectedTheVenueClosesAtTheStopOrTheTarget() throws Exception {
        BotReport.PositionOpened opened = playToOpenPosition();
        await().atMost(PATIENCE).until(() -> ordersAtVenue() == 2);
        kill();
        for (int i = 0; i < 600 && ordersAtVenue() == 2; i++) {
            market.toClose();
            market.toOpen();
        }
        JsonNode usdt = market.accounts().get("accounts").get(0).get("balances").get("USDT");
        assertThat(process.orElseThrow().isAlive()).isFalse();
        assertThat(ordersAtVenue()).as("stop or target has acted").isLessThan(2);
        assertThat(usdt.get("equity")).as("nothing is open, so nothing is unrealised").isEqualTo(usdt.get("wallet"));
        start();
        await().atMost(PATIENCE).until(() -> closed(opened.position().tradeId()) == 1);
        assertThat(backend.reports(BotReport.TradeClosed.class)).last().satisfies(report -> assertThat(report.trade().exitReason()).isIn("hard_stop", "take_profit"));
        await().atMost(PATIENCE).until(() -> ordersAtVenue() == 0);
    }

    @Test
    void aBotThatHasLostItsFolderFindsItsTradeInTheVenuesHistory() throws Exception {
        BotReport.PositionOpened opened = playToOpenPosition();
        await().atMost(PATIENCE).until(() -> ordersAtVenue() == 2);
        kill();
        try (Stream<Path> files = Files.walk(folder.resolve("bot").resolve("journal"))) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
        start();
        await().atMost(PATIENCE).until(() -> new HashSet<>(backend.hellos().stream().map(BotFrame.Hello::epoch).toList()).size() == 2);
        market.toClose();
        await().atMost(PATIENCE).until(() -> backend.reports(BotReport.Activity.class).stream().anyMatch(activity -> activity.kind().equals("trade.recovered")));
        await().atMost(PATIENCE).until(() -> backend.lastHeartbeat().orElseThrow().openPositions() == 1);
        playToTradeClosed(opened.position().tradeId());
        assertThat(closed(opened.position().tradeId())).isEqualTo(1);
    }

    @Test
    void anAcknowledgementLostAfterTheVenueAcceptedIsResolvedByQueryToOneOrder() {
        market.fault("{\"type\":\"ack\",\"mode\":\"swallow\",\"op\":\"order.create\",\"count\":1}");
        BotReport.PositionOpened opened = playToOpenPosition();
        assertThat(orders("entry").map(OrderReport::clientOrderId).distinct()).hasSize(1);
        assertThat(opened.position().quantity()).isEqualByComparingTo("0.05");
        await().atMost(PATIENCE).until(() -> ordersAtVenue() == 2);
    }

    @Test
    void closeAllEndsFlatAtTheVenueAndPauses() {
        playToOpenPosition();
        InstructionId id = backend.instruct(new Instruction.CloseAll());
        await().atMost(PATIENCE).until(() -> backend.progress(id).equals(Optional.of(InstructionState.DONE)));
        await().atMost(PATIENCE).until(() -> ordersAtVenue() == 0);
        assertThat(backend.reports(BotReport.TradeClosed.class)).singleElement().satisfies(report -> assertThat(report.trade().exitReason()).isEqualTo("instruction"));
        awaitStatus("paused");
        InstructionId resume = backend.instruct(new Instruction.Resume());
        await().atMost(PATIENCE).until(() -> backend.progress(resume).equals(Optional.of(InstructionState.DONE)));
        awaitStatus("trading");
    }

    @Test
    void withTheBackendAwayItTradesOnAndReportsEverythingAfterwards() {
        backend.goAway();
        for (int i = 0; i < 120; i++) {
            market.toClose();
            market.toOpen();
        }
        backend.comeBack();
        await().atMost(PATIENCE).until(() -> !backend.reports(BotReport.CandleEvaluated.class).isEmpty());
        await().atMost(PATIENCE).until(() -> backend.lastHeartbeat().filter(beat -> beat.pendingReports() == 0).isPresent() && !backend.reports(BotReport.PositionOpened.class).isEmpty());
        List<TradeId> trades = backend.reports(BotReport.TradeClosed.class).stream().map(report -> report.trade().tradeId()).toList();
        assertThat(trades).doesNotHaveDuplicates();
    }

    @Test
    void stopEndsTheProcessAndLeavesTheProtectionResting() throws Exception {
        playToOpenPosition();
        await().atMost(PATIENCE).until(() -> ordersAtVenue() == 2);
        InstructionId id = backend.instruct(new Instruction.Stop());
        await().atMost(PATIENCE).until(() -> backend.progress(id).equals(Optional.of(InstructionState.DONE)));
        assertThat(process.orElseThrow().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.get().exitValue()).isZero();
        assertThat(ordersAtVenue()).isEqualTo(2);
    }

    @Test
    void aVenueThatDropsEveryConnectionIsFoundAgainWithNothingDoubled() {
        BotReport.PositionOpened opened = playToOpenPosition();
        await().atMost(PATIENCE).until(() -> ordersAtVenue() == 2);
        market.fault("{\"type\":\"drop\",\"seconds\":1}");
        market.toClose();
        awaitStatus("no_market");
        awaitStatus("trading");
        playToTradeClosed(opened.position().tradeId());
        assertThat(closed(opened.position().tradeId())).isEqualTo(1);
        assertThat(orders("entry").filter(order -> order.clientOrderId().contains(opened.position().tradeId().value())).map(OrderReport::clientOrderId).distinct()).hasSize(1);
    }
}
