package plutarc.platform.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.link.VenueEndpoint;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.TradingEvent;
import plutarc.platform.RunningBackend;
import plutarc.platform.RunningBackend.Browser;

/** Scripted bots against a running backend, over real sockets. */
class BotLinkTest {

    private static final String EPOCH = "epoch-1";

    @TempDir
    static Path data;

    private static RunningBackend backend;
    private static Browser owner;
    private static int bots;

    private final List<ScriptedBot> connected = new ArrayList<>();

    @BeforeAll
    static void start() {
        backend = RunningBackend.over(data, "--plutarc.test.no-instances=true", "--plutarc.link.heartbeat=400ms", "--plutarc.paper.rest=http://127.0.0.1:7001",
                "--plutarc.paper.stream=ws://127.0.0.1:7001");
        owner = backend.browser().setUp();
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    @AfterEach
    void disconnect() {
        connected.forEach(ScriptedBot::close);
    }

    /** A bot that has been deployed and given its enrolment token, but whose process is this test. */
    private record Deployed(BotId id, DeploymentId deployment, String token) {
    }

    private Deployed deploy() {
        BotId id = new BotId(owner.post("/api/bots", "{\"name\":\"bot " + ++bots + "\",\"region\":\"local\"}").json().get("botId").asString());
        BotEvent.BotDeployed deployed = events(id, BotEvent.BotDeployed.class).getFirst();
        return new Deployed(id, deployed.deploymentId(), backend.bean(EnrolmentStore.class).issue(deployed.workspaceId(), id, deployed.deploymentId()));
    }

    private ScriptedBot bot() {
        ScriptedBot bot = ScriptedBot.connect(backend.linkPort());
        connected.add(bot);
        return bot;
    }

    private ScriptedBot linked(Deployed deployed) {
        ScriptedBot bot = bot().hello(deployed.id(), deployed.deployment(), deployed.token(), EPOCH);
        bot.hear(BackendFrame.Welcome.class);
        bot.heartbeat();
        return bot;
    }

    private static <T> List<T> events(BotId bot, Class<T> kind) {
        return backend.bean(EventStore.class).readEvents(bot.value(), 0).asStream().map(DomainEventMessage::getPayload)
                .filter(kind::isInstance).<T>map(kind::cast).toList();
    }

    private static List<TradingEvent> ledger(BotId bot) {
        return backend.bean(EventStore.class).readEvents("ledger-" + bot, 0).asStream().<TradingEvent>map(event -> (TradingEvent) event.getPayload()).toList();
    }

    @Test
    void reportsThatABotLeavesOutAreCountedAndTheOthersTaken() {
        Deployed deployed = deploy();
        ScriptedBot bot = linked(deployed);
        double before = backend.bean(MeterRegistry.class).counter("plutarc.link.reports.missing").count();
        bot.say(new BotFrame.Reports(List.of(new NumberedReport(1, activity("one")), new NumberedReport(4, activity("four")))));
        assertThat(bot.hear(BackendFrame.ReportsAcknowledged.class).number()).isEqualTo(4);
        bot.say(new BotFrame.Reports(List.of(new NumberedReport(4, activity("four")), new NumberedReport(5, activity("five")))));
        bot.say(new BotFrame.Reports(List.of(new NumberedReport(9, equity()))));
        bot.hear(BackendFrame.ReportsAcknowledged.class);
        assertThat(bot.hear(BackendFrame.ReportsAcknowledged.class).number()).isEqualTo(9);
        assertThat(backend.bean(MeterRegistry.class).counter("plutarc.link.reports.missing").count() - before).isEqualTo(2 + 3);
        assertThat(ledger(deployed.id())).hasSize(3);
    }

    @Test
    void aChangeOfTheConfigurationIsTimedUntilTheBotHasConfirmedIt() {
        Deployed deployed = deploy();
        ScriptedBot bot = linked(deployed);
        Timer timer = backend.bean(MeterRegistry.class).get("plutarc.configuration.propagation").timer();
        long before = timer.count();
        owner.post("/api/bots/" + deployed.id() + "/rename", "{\"name\":\"renamed " + ++bots + "\"}");
        long revision = bot.hear(BackendFrame.Configure.class).configuration().revision();
        bot.say(new BotFrame.ConfigurationApplied(revision)).say(new BotFrame.ConfigurationApplied(revision));
        await().untilAsserted(() -> assertThat(timer.count()).isEqualTo(before + 1));
        assertThat(timer.max(TimeUnit.SECONDS)).isPositive().isLessThan(60);
    }

    @Test
    void aTokenOpensTheLinkOnceAndItsCredentialAfterwards() {
        Deployed deployed = deploy();
        ScriptedBot first = bot().hello(deployed.id(), deployed.deployment(), deployed.token(), EPOCH);
        BackendFrame.Welcome welcome = first.hear(BackendFrame.Welcome.class);
        assertThat(welcome.configuration().configuration().revision()).isEqualTo(1);
        assertThat(welcome.heartbeatMillis()).isEqualTo(400);
        assertThat(welcome.acknowledged()).isZero();
        first.heartbeat().say(new BotFrame.ConfigurationApplied(1));
        await().untilAsserted(() -> assertThat(events(deployed.id(), BotEvent.BotCameOnline.class)).hasSize(1));
        first.close();

        ScriptedBot again = bot().hello(deployed.id(), deployed.deployment(), welcome.credential(), EPOCH);
        assertThat(again.hear(BackendFrame.Welcome.class).credential()).isEqualTo(welcome.credential());
        ScriptedBot thief = bot().hello(deployed.id(), deployed.deployment(), deployed.token(), EPOCH);
        assertThat(thief.hear(BackendFrame.Refused.class).code()).isEqualTo("bad_secret");
        thief.awaitClosed();
    }

    @Test
    void aWelcomeThatNeverArrivedDoesNotLockTheBotOut() {
        Deployed deployed = deploy();
        bot().hello(deployed.id(), deployed.deployment(), deployed.token(), EPOCH).hear(BackendFrame.Welcome.class);
        assertThat(bot().hello(deployed.id(), deployed.deployment(), deployed.token(), EPOCH).hear(BackendFrame.Welcome.class).credential()).isNotBlank();
    }

    @Test
    void whoIsNobodyIsToldSo() {
        Deployed deployed = deploy();
        assertThat(bot().hello(BotId.random(), deployed.deployment(), deployed.token(), EPOCH).hear(BackendFrame.Refused.class).code())
                .as("whether there is such a bot is not told").isEqualTo("bad_secret");
        assertThat(bot().hello(deployed.id(), DeploymentId.random(), deployed.token(), EPOCH).hear(BackendFrame.Refused.class).code()).isEqualTo("superseded");
        assertThat(bot().hello(deployed.id(), deployed.deployment(), "guessed", EPOCH).hear(BackendFrame.Refused.class).code()).isEqualTo("bad_secret");
        Deployed other = deploy();
        assertThat(bot().hello(other.id(), other.deployment(), deployed.token(), EPOCH).hear(BackendFrame.Refused.class).code()).isEqualTo("bad_secret");
    }

    @Test
    void whatCannotBeReadIsAnsweredWithTheFieldAndWhatIsAllowed() {
        assertThat(bot().say("no json").hear(BackendFrame.Refused.class).message()).contains("JSON");
        assertThat(bot().heartbeat().hear(BackendFrame.Refused.class).message()).contains("hello");
        assertThat(bot().say("{\"type\":\"hello\",\"protocol\":1,\"appliedRevision\":0}").hear(BackendFrame.Refused.class).message()).contains("botId is missing");
        assertThat(bot().say("{\"type\":\"hello\",\"protocol\":1,\"botId\":\"not an id!\"}").hear(BackendFrame.Refused.class).message())
                .contains("botId").contains("A-Z");
        assertThat(bot().say("{\"type\":\"greeting\"}").hear(BackendFrame.Refused.class).message()).contains("greeting").contains("heartbeat");
        ScriptedBot tooMuch = bot().say("\"" + "x".repeat(4 * 1024 * 1024) + "\"");
        assertThat(tooMuch.hear(BackendFrame.Refused.class).message()).contains("4194304");
        tooMuch.awaitClosed();
        ScriptedBot newer = linked(deploy());
        newer.say("{\"type\":\"brand_new\"}");
        assertThat(newer.hear(BackendFrame.Refused.class).code()).isEqualTo("protocol");
        newer.say("{\"type\":\"reports\",\"reports\":[],\"somethingNew\":1}").say(new BotFrame.Reports(List.of(new NumberedReport(1, activity("still linked")))));
        assertThat(newer.hear(BackendFrame.ReportsAcknowledged.class).number()).isEqualTo(1);
    }

    @Test
    void aSecondProcessOfABotEndsTheFirst() {
        Deployed deployed = deploy();
        ScriptedBot first = bot().hello(deployed.id(), deployed.deployment(), deployed.token(), EPOCH);
        String credential = first.hear(BackendFrame.Welcome.class).credential();
        ScriptedBot second = bot().hello(deployed.id(), deployed.deployment(), credential, "epoch-2");
        second.hear(BackendFrame.Welcome.class);
        assertThat(first.hear(BackendFrame.Refused.class).code()).isEqualTo("superseded");
        first.awaitClosed();
        second.say(new BotFrame.Reports(List.of(new NumberedReport(1, activity("I am the bot")))));
        assertThat(second.hear(BackendFrame.ReportsAcknowledged.class).epoch()).isEqualTo("epoch-2");
    }

    @Test
    void aChangeReachesTheRunningBotWithTheKeySealedToItAlone() throws Exception {
        Deployed deployed = deploy();
        String keyId = owner.post("/api/keys", """
                {"label":"paper","venue":"paper","contractType":"linear","testnet":false,"apiKey":"the-api-key-1234","apiSecret":"the secret",
                 "instruments":[{"symbol":"BTCUSDT","enabled":true,"leverage":5,"marginMode":"isolated"}]}""").json().get("keyId").asString();
        ScriptedBot bot = linked(deployed);
        assertThat(owner.put("/api/bots/" + deployed.id() + "/key", "{\"keyId\":\"" + keyId + "\"}").status()).isEqualTo(202);
        BackendFrame.Configure configure = bot.hear(BackendFrame.Configure.class);
        assertThat(configure.configuration().revision()).isEqualTo(2);
        assertThat(configure.configuration().key().orElseThrow().instruments()).extracting(i -> i.symbol()).containsExactly("BTCUSDT");
        assertThat(configure.key().orElseThrow().endpoint()).isEqualTo(new VenueEndpoint("http://127.0.0.1:7001", "ws://127.0.0.1:7001"));
        assertThat(bot.open(configure.key().orElseThrow(), deployed.id())).isEqualTo(new KeyMaterial("the-api-key-1234", "the secret", ""));
        assertThat(configure.key().orElseThrow().ciphertext()).doesNotContain("secret");
    }

    /** The figures are printed, not judged: how fast this machine is, is no property of the product. */
    @Test
    void everyChangeArrivesOnceAndInOrder() {
        Deployed deployed = deploy();
        ScriptedBot bot = linked(deployed);
        int changes = 100;
        long[] micros = new long[changes];
        for (int change = 0; change < changes; change++) {
            long before = System.nanoTime();
            assertThat(owner.post("/api/bots/" + deployed.id() + "/rename", "{\"name\":\"" + deployed.id() + change + "\"}").status()).isEqualTo(202);
            long revision = bot.hear(BackendFrame.Configure.class).configuration().revision();
            micros[change] = (System.nanoTime() - before) / 1000;
            assertThat(revision).isEqualTo(change + 2L);
            bot.say(new BotFrame.ConfigurationApplied(revision));
        }
        Arrays.sort(micros);
        System.out.printf("request to configuration at the bot: p50 %d us, p99 %d us%n", micros[changes / 2], micros[changes * 99 / 100]);
    }

    @Test
    void anInstructionIsSentFollowedUpAndDoneOnce() {
        Deployed deployed = deploy();
        ScriptedBot bot = linked(deployed);
        await().untilAsserted(() -> assertThat(events(deployed.id(), BotEvent.BotCameOnline.class)).hasSize(1));
        var answer = owner.post("/api/bots/" + deployed.id() + "/pause", "{}");
        InstructionId id = new InstructionId(answer.json().get("instructionId").asString());
        BackendFrame.Instruct instruct = bot.hear(BackendFrame.Instruct.class);
        assertThat(instruct.instructionId()).isEqualTo(id);
        assertThat(instruct.instruction()).isEqualTo(new Instruction.Pause());
        await().untilAsserted(() -> assertThat(states(deployed.id(), id)).containsExactly(InstructionState.SENT));
        bot.say(new BotFrame.InstructionProgress(id, InstructionState.ACKNOWLEDGED, Optional.empty()));
        bot.say(new BotFrame.InstructionProgress(id, InstructionState.DONE, Optional.of("paused")));
        bot.say(new BotFrame.InstructionProgress(id, InstructionState.DONE, Optional.of("paused")));
        for (int i = 0; i < 3; i++) {
            assertThat(bot.hear(BackendFrame.ProgressNoted.class).instructionId()).isEqualTo(id);
        }
        assertThat(states(deployed.id(), id)).containsExactly(InstructionState.SENT, InstructionState.ACKNOWLEDGED, InstructionState.DONE);
        assertThat(events(deployed.id(), BotEvent.BotPaused.class)).hasSize(1);
    }

    @Test
    void anInstructionGivenWhileTheBotIsAwayWaitsForIt() {
        Deployed deployed = deploy();
        ScriptedBot before = bot().hello(deployed.id(), deployed.deployment(), deployed.token(), EPOCH);
        String credential = before.hear(BackendFrame.Welcome.class).credential();
        before.heartbeat();
        await().untilAsserted(() -> assertThat(events(deployed.id(), BotEvent.BotCameOnline.class)).hasSize(1));
        before.close();
        InstructionId id = new InstructionId(owner.post("/api/bots/" + deployed.id() + "/close-all", "{}").json().get("instructionId").asString());
        ScriptedBot after = bot().hello(deployed.id(), deployed.deployment(), credential, EPOCH);
        assertThat(after.hear(BackendFrame.Welcome.class).pending()).extracting(BackendFrame.Instruct::instructionId).containsExactly(id);
        await().untilAsserted(() -> assertThat(states(deployed.id(), id)).contains(InstructionState.SENT));
        ScriptedBot again = bot().hello(deployed.id(), deployed.deployment(), credential, EPOCH);
        assertThat(again.hear(BackendFrame.Welcome.class).pending()).hasSize(1);
    }

    @Test
    void reportsAreStoredOnceHoweverOftenTheyCome() {
        Deployed deployed = deploy();
        ScriptedBot bot = bot().hello(deployed.id(), deployed.deployment(), deployed.token(), EPOCH);
        String credential = bot.hear(BackendFrame.Welcome.class).credential();
        BotFrame.Reports batch = new BotFrame.Reports(List.of(new NumberedReport(1, activity("one")), new NumberedReport(2, equity()),
                new NumberedReport(3, activity("three")), new NumberedReport(4, equity())));
        bot.say(batch).say(batch);
        assertThat(bot.hear(BackendFrame.ReportsAcknowledged.class)).isEqualTo(new BackendFrame.ReportsAcknowledged(EPOCH, 4));
        assertThat(bot.hear(BackendFrame.ReportsAcknowledged.class).number()).isEqualTo(4);
        assertThat(ledger(deployed.id())).extracting(TradingEvent::number).containsExactly(1L, 3L);
        bot.say(new BotFrame.Reports(List.of(new NumberedReport(6, equity()), new NumberedReport(5, equity()))));
        assertThat(bot.hear(BackendFrame.Refused.class).message()).contains("reports.number").contains("ascending");
        bot.awaitClosed();
        ScriptedBot again = bot().hello(deployed.id(), deployed.deployment(), credential, EPOCH);
        assertThat(again.hear(BackendFrame.Welcome.class).acknowledged()).isEqualTo(3);
    }

    @Test
    void aSilentBotIsOfflineAndOnlineAgainWhenHeard() {
        Deployed deployed = deploy();
        ScriptedBot bot = bot().hello(deployed.id(), deployed.deployment(), deployed.token(), EPOCH);
        String credential = bot.hear(BackendFrame.Welcome.class).credential();
        await().untilAsserted(() -> assertThat(events(deployed.id(), BotEvent.BotWentOffline.class)).hasSize(1));
        bot.awaitClosed();
        bot().hello(deployed.id(), deployed.deployment(), credential, EPOCH).hear(BackendFrame.Welcome.class);
        await().untilAsserted(() -> assertThat(events(deployed.id(), BotEvent.BotCameOnline.class)).hasSize(2));
        assertThat(events(deployed.id(), BotEvent.BotCameOnline.class).getLast().state()).isEqualTo(BotState.ONLINE);
    }

    @Test
    void aFailureOfTheBotIsOnRecord() {
        Deployed deployed = deploy();
        linked(deployed).say(new BotFrame.Failure("the disk is full"));
        await().untilAsserted(() -> assertThat(events(deployed.id(), BotEvent.BotFailed.class)).extracting(BotEvent.BotFailed::reason)
                .containsExactly("the disk is full"));
    }

    @Test
    void aRevokedBotIsToldToEndAndNotLetInAgain() {
        Deployed deployed = deploy();
        ScriptedBot bot = bot().hello(deployed.id(), deployed.deployment(), deployed.token(), EPOCH);
        String credential = bot.hear(BackendFrame.Welcome.class).credential();
        backend.bean(EnrolmentStore.class).revoke(deployed.id());
        assertThat(bot.hear(BackendFrame.Refused.class).code()).isEqualTo("stopped");
        assertThat(bot().hello(deployed.id(), deployed.deployment(), credential, EPOCH).hear(BackendFrame.Refused.class).code()).isEqualTo("stopped");
    }

    private static List<InstructionState> states(BotId bot, InstructionId instruction) {
        return events(bot, BotEvent.InstructionProgressed.class).stream().filter(event -> event.instructionId().equals(instruction))
                .map(BotEvent.InstructionProgressed::state).toList();
    }

    private static BotReport activity(String message) {
        return new BotReport.Activity(Severity.INFO, "test.activity", message, Instant.parse("2022-01-01T00:00:00Z"));
    }

    private static BotReport equity() {
        return new BotReport.EquityPoint(Instant.parse("2022-01-01T00:00:00Z"), BigDecimal.TEN, BigDecimal.TEN, BigDecimal.ZERO, "USDT");
    }
}
