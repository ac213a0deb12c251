package plutarc.platform.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotEvent;
import plutarc.paperexchange.PaperExchange;
import plutarc.paperexchange.PaperExchangeConfig;
import plutarc.paperexchange.engine.Speed;
import plutarc.platform.RunningBackend;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;
import plutarc.platform.RunningBackend.Credentials;
import plutarc.strategy.template.TemplateValidation;

/** The demonstration is seeded against a real paper exchange. */
class DemoSeedTest {

    @TempDir
    Path folder;

    @Test
    void theTemplateOfTheDemoHasNoFault() throws Exception {
        assertThat(TemplateValidation.check(DemoSeed.definition()).errors()).isEmpty();
    }

    @Test
    void anEmptyInstallationGetsOneBotAndAnOwnerWhoMustChooseAPassword() throws Exception {
        Path data = folder.resolve("data");
        try (PaperExchange paper = PaperExchange.start(PaperExchangeConfig.defaults(folder.resolve("paper")).withMarket("generated:1").withSpeed(Speed.parse("step")))) {
            String[] settings = {"--plutarc.seed=demo", "--plutarc.test.no-instances=true", "--plutarc.paper.rest=" + paper.restUrl(), "--plutarc.paper.stream=" + paper.socketUrl(),
                    "--plutarc.paper.control=http://127.0.0.1:" + paper.controlPort(), "--plutarc.paper.data=" + folder.resolve("paper")};
            try (RunningBackend backend = RunningBackend.over(data, settings)) {
                BotConfiguration bot = latest(backend);
                assertThat(bot.key().orElseThrow().instruments()).extracting(instrument -> instrument.symbol()).containsExactly("BTCUSDT");
                assertThat(bot.template().orElseThrow().name()).isEqualTo("Demo trend");
                chooseAPassword(backend, data);
            }
            try (RunningBackend backend = RunningBackend.over(data, settings)) {
                assertThat(deployed(backend)).hasSize(1);
                assertThat(data.resolve("demo-sign-in.txt")).doesNotExist();
            }
        }
    }

    private static void chooseAPassword(RunningBackend backend, Path data) throws Exception {
        Path signIn = data.resolve("demo-sign-in.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(signIn))).isEqualTo("rw-------");
        List<String> lines = Files.readAllLines(signIn);
        String email = lines.get(0).split("\\s+")[1];
        String password = lines.get(1).split("\\s+")[1];
        Files.delete(signIn);
        Browser browser = backend.browser();
        browser.get("/api/session");
        assertThat(browser.post("/api/session", new Credentials(email, password)).json().get("mustChangePassword").asBoolean()).isTrue();
        Answer refused = browser.get("/api/components");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("code").asString()).isEqualTo("session.password_change_required");
        browser.post("/api/session/password", "{\"current\":\"" + password + "\",\"next\":\"a password of my own\"}");
        assertThat(browser.get("/api/components").status()).isEqualTo(200);
    }

    private static List<BotEvent.BotDeployed> deployed(RunningBackend backend) {
        EventStore events = backend.bean(EventStore.class);
        try (var stream = events.openStream(events.createTailToken())) {
            List<BotEvent.BotDeployed> found = new java.util.ArrayList<>();
            while (stream.hasNextAvailable(1, java.util.concurrent.TimeUnit.SECONDS)) {
                if (stream.nextAvailable().getPayload() instanceof BotEvent.BotDeployed deployed) {
                    found.add(deployed);
                }
            }
            return found;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static BotConfiguration latest(RunningBackend backend) {
        return backend.bean(EventStore.class).readEvents(deployed(backend).getFirst().botId().value(), 0).asStream()
                .filter(event -> event.getPayload() instanceof BotEvent.BotConfigurationChanged)
                .map(event -> ((BotEvent.BotConfigurationChanged) event.getPayload()).configuration()).reduce((first, last) -> last).orElseThrow();
    }
}
