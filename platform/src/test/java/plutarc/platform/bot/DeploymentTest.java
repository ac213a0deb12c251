package plutarc.platform.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.bot.BotEvent.BotStopped;
import plutarc.contracts.bot.BotEvent.ProvisioningFailed;
import plutarc.platform.RunningBackend;

/** Deployment through the API of a whole backend: command, saga, compute provider, command, view. */
class DeploymentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    @Test
    void aBotThatCannotBeStartedEndsInErrorWithTheReasonAndCanBeStopped() {
        try (var backend = RunningBackend.over(data)) {
            var browser = backend.browser().setUp();
            var deployed = browser.post("/api/bots", Map.of("name", "Alpha", "region", "local"));
            assertThat(deployed.status()).as(deployed.body()).isEqualTo(202);
            var botId = deployed.json().get("botId").stringValue();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(events(backend, botId)).last().isInstanceOfSatisfying(ProvisioningFailed.class,
                    failed -> assertThat(failed.reason()).contains("plutarc.bot.classpath")));
            assertThat(data.resolve("addresses.json")).doesNotExist();
            var stopped = browser.post("/api/bots/" + botId + "/stop", Map.of("reason", "no need"));
            assertThat(stopped.status()).as(stopped.body()).isEqualTo(202);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(events(backend, botId)).last().isInstanceOf(BotStopped.class));
        }
    }

    private static List<Object> events(RunningBackend backend, String botId) {
        return backend.bean(EventStore.class).readEvents(botId).asStream().<Object>map(EventMessage::getPayload).toList();
    }

    @Test
    void twoBotsOfOneNameAreRefusedWithTheField() {
        try (var backend = RunningBackend.over(data)) {
            var browser = backend.browser().setUp();
            browser.post("/api/bots", Map.of("name", "Alpha"));
            var second = browser.post("/api/bots", Map.of("name", "alpha"));
            assertThat(second.status()).isEqualTo(422);
            assertThat(second.json().get("code").stringValue()).isEqualTo("bot.name_taken");
            assertThat(second.body()).contains("\"field\":\"name\"");
        }
    }
}
