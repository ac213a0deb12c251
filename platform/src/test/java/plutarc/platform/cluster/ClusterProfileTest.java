package plutarc.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.bot.BotEvent.BotDeployed;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.link.BackendFrame.Instruct;
import plutarc.contracts.link.BackendFrame.ProgressNoted;
import plutarc.contracts.link.BackendFrame.ReportsAcknowledged;
import plutarc.contracts.link.BackendFrame.Welcome;
import plutarc.contracts.link.BotFrame.InstructionProgress;
import plutarc.contracts.link.BotFrame.Reports;
import plutarc.contracts.link.Enrolments;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.trading.BotReport.Activity;
import plutarc.contracts.trading.Severity;
import plutarc.platform.RunningBackend;
import plutarc.platform.RunningBackend.Browser;
import plutarc.platform.link.ScriptedBot;

/** The same backend on Axon Server and MongoDB, against the servers that the environment names; skipped where it names none. */
@EnabledIfEnvironmentVariable(named = "AXON_SERVER", matches = ".+", disabledReason = "AXON_SERVER names no Axon Server")
@EnabledIfEnvironmentVariable(named = "MONGODB_URI", matches = ".+", disabledReason = "MONGODB_URI names no MongoDB")
class ClusterProfileTest {

    private static final String EPOCH = "epoch-1";

    @TempDir
    Path data;

    /** A database of the test's own; the events of every run before stay in the event store, and are nothing to this workspace. */
    private final String uri = String.valueOf(System.getenv("MONGODB_URI"))
            .replaceFirst("(mongodb(?:\\+srv)?://[^/]+)/?[^?]*", "$1/plutarc_test_" + UUID.randomUUID().toString().substring(0, 8));

    private RunningBackend backend() {
        return RunningBackend.over(data, "--spring.profiles.active=cluster", "--plutarc.documents.uri=" + uri, "--plutarc.test.no-instances=true",
                "--plutarc.cluster.take-over=true");
    }

    @Test
    void aBotIsDeployedComesOnlineReportsIsSeenAndPaused() {
        String secret;
        BotDeployed deployed;
        Reports reports = new Reports(List.of(new NumberedReport(1, activity("first")), new NumberedReport(2, activity("second"))));
        try (RunningBackend backend = backend()) {
            Browser owner = backend.browser().setUp();
            String name = "cluster " + UUID.randomUUID();
            String bots = "/api/bots";
            String id = owner.post(bots, Map.of("name", name, "region", "local")).json().get("botId").asString();
            assertRefused(owner, name);
            soon(() -> assertThat(owner.get(bots).json()).anySatisfy(bot -> assertThat(bot.get("name").asString()).isEqualTo(name)));
            deployed = backend.bean(EventStore.class).readEvents(id).asStream().map(event -> event.getPayload())
                    .filter(BotDeployed.class::isInstance).map(BotDeployed.class::cast).findFirst().orElseThrow();
            String token = backend.bean(Enrolments.class).issue(deployed.workspaceId(), deployed.botId(), deployed.deploymentId());
            try (ScriptedBot bot = ScriptedBot.connect(backend.linkPort())) {
                secret = bot.hello(deployed.botId(), deployed.deploymentId(), token, EPOCH).hear(Welcome.class).credential();
                bot.heartbeat();
                soon(() -> assertThat(owner.get(bots + "/" + id).json().get("state").asString()).isEqualTo("online"));
                bot.say(reports).say(reports);
                assertThat(bot.hear(ReportsAcknowledged.class).number()).isEqualTo(2);
                assertThat(bot.hear(ReportsAcknowledged.class).number()).isEqualTo(2);
                soon(() -> assertThat(owner.get(bots + "/" + id + "/activity").body()).containsOnlyOnce("\"first.\"").containsOnlyOnce("\"second.\""));
                assertThat(owner.post(bots + "/" + id + "/pause", Map.of()).status()).isEqualTo(202);
                Instruct pause = bot.hear(Instruct.class);
                for (InstructionState state : List.of(InstructionState.ACKNOWLEDGED, InstructionState.DONE)) {
                    bot.say(new InstructionProgress(pause.instructionId(), state, Optional.empty())).hear(ProgressNoted.class);
                }
                soon(() -> assertThat(owner.get("/api/instructions/" + pause.instructionId()).json().get("state").asString()).isEqualTo("done"));
                soon(() -> assertThat(owner.get(bots + "/" + id).json().get("paused").asBoolean()).isTrue());
            }
        }
        anotherBackendKnowsWhatWasStored(deployed, secret);
    }

    @Test
    void aBackendWithProcessesOfItsOwnIsNotLetInBesideOneThatHasThem(@TempDir Path elsewhere) {
        try (RunningBackend first = backend()) {
            assertThat(first.linkPort()).isPositive();
            assertThatThrownBy(() -> RunningBackend.over(elsewhere, "--spring.profiles.active=cluster", "--plutarc.documents.uri=" + uri + "_other",
                    "--plutarc.test.no-instances=true").close()).hasStackTraceContaining("both would deploy every bot");
        }
    }

    private void anotherBackendKnowsWhatWasStored(BotDeployed deployed, String secret) {
        try (RunningBackend restarted = backend(); ScriptedBot bot = ScriptedBot.connect(restarted.linkPort())) {
            Welcome welcome = bot.hello(deployed.botId(), deployed.deploymentId(), secret, EPOCH).hear(Welcome.class);
            assertThat(welcome.acknowledged()).isEqualTo(2);
            assertThat(welcome.configuration().configuration().paused()).isTrue();
            assertThat(welcome.pending()).isEmpty();
        }
    }

    private static void assertRefused(Browser owner, String name) {
        var again = owner.post("/api/bots", Map.of("name", name, "region", "local"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().get("code").asString()).isEqualTo("bot.name_taken");
    }

    private static Activity activity(String message) {
        return new Activity(Severity.INFO, "test.activity", message, Instant.parse("2022-01-01T00:00:00Z"));
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
