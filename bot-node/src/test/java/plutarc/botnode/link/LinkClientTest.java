package plutarc.botnode.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.botnode.BotNodeJson;
import plutarc.botnode.journal.Journal;
import plutarc.botnode.testing.Bots;
import plutarc.botnode.testing.ScriptedBackend;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.VenueEndpoint;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Severity;

/** The link over real sockets, against a backend that follows the test's script. */
class LinkClientTest {

    record Nothing(int value) {
    }

    @TempDir
    Path folder;

    private final ScriptedBackend backend = new ScriptedBackend(Bots.configuration(3, false, Bots.CROSS), Optional.of(new KeyMaterial("public", "very-secret", "")),
            Optional.of(new VenueEndpoint("http://127.0.0.1:1", "ws://127.0.0.1:1")));
    private final Heard heard = new Heard();
    private Optional<Running> running = Optional.empty();

    /** What the link hands on. */
    private static final class Heard implements LinkListener {
        final List<String> events = new CopyOnWriteArrayList<>();
        final List<BotConfiguration> configurations = new CopyOnWriteArrayList<>();
        final List<OpenedKey> keys = new CopyOnWriteArrayList<>();

        @Override
        public void up() {
            events.add("up");
        }

        @Override
        public void down(String reason) {
            events.add("down");
        }

        @Override
        public void configured(BotConfiguration configuration, Optional<OpenedKey> key) {
            configurations.add(configuration);
            key.ifPresent(keys::add);
        }

        @Override
        public void instructed(BackendFrame.Instruct instruct) {
            events.add("instructed " + instruct.instruction());
        }

        @Override
        public void progressNoted(InstructionId instructionId) {
            events.add("noted");
        }

        @Override
        public void ended(String code, String message) {
            events.add("ended " + code);
        }
    }

    private record Running(Journal<Nothing> journal, LinkClient link, ReportPump pump) {
        void close() {
            pump.close();
            link.close();
            journal.close();
        }
    }

    private Running start(Optional<String> token) {
        Journal<Nothing> journal = Journal.open(folder.resolve("journal"), BotNodeJson.mapper(), Nothing.class, 20_000);
        LinkSettings settings = new LinkSettings(backend.uri(), Bots.BOT, new DeploymentId("d1"), token, "test", Optional.empty(), Duration.ofMillis(20),
                Duration.ofMillis(100), Duration.ofSeconds(2));
        LinkClient link = new LinkClient(settings, new LinkFolder(folder, BotNodeJson.mapper()), new KeyBox(Bots.BOT, BotNodeJson.mapper()), journal, heard,
                BotNodeJson.mapper(), new Random(1));
        ReportPump pump = new ReportPump(journal, link);
        link.start();
        pump.start();
        Running started = new Running(journal, link, pump);
        running = Optional.of(started);
        return started;
    }

    @AfterEach
    void stop() {
        running.ifPresent(Running::close);
        backend.close();
    }

    private static BotReport report(int i) {
        return new BotReport.Activity(Severity.INFO, "test", "report " + i, Instant.EPOCH.plusSeconds(i));
    }

    private static void report(Running bot, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> bot.journal().commit(Optional.empty(), List.of(report(i))));
    }

    private List<BotReport> expected(int to) {
        return IntStream.rangeClosed(1, to).mapToObj(LinkClientTest::report).toList();
    }

    @Test
    void enrolsWithTheTokenAndComesBackWithTheCredential() throws IOException {
        start(Optional.of(ScriptedBackend.TOKEN));
        await().until(() -> heard.events.contains("up"));
        assertThat(backend.hellos()).extracting(BotFrame.Hello::secret).containsExactly(ScriptedBackend.TOKEN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("credential")))).isEqualTo("rw-------");
        LinkFolder kept = new LinkFolder(folder, BotNodeJson.mapper());
        assertThat(kept.credential(new DeploymentId("d1"))).isPresent();
        assertThat(kept.credential(new DeploymentId("d2"))).as("of another deployment, void").isEmpty();
        backend.cut();
        await().until(() -> backend.hellos().size() == 2 && heard.events.equals(List.of("up", "down", "up")));
        assertThat(backend.hellos().getLast().secret()).isEqualTo(ScriptedBackend.CREDENTIAL);
    }

    @Test
    void theSealedKeyIsOpenedInMemoryAndNeverTouchesTheDisk() throws IOException {
        start(Optional.of(ScriptedBackend.TOKEN));
        await().until(() -> !heard.keys.isEmpty());
        assertThat(heard.keys.getFirst().material()).isEqualTo(new KeyMaterial("public", "very-secret", ""));
        await().until(() -> Files.exists(folder.resolve("configuration.json")));
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("very-secret");
            }
        }
        assertThat(new LinkFolder(folder, BotNodeJson.mapper()).configuration()).contains(Bots.configuration(3, false, Bots.CROSS));
    }

    @Test
    void aKeySealedToAnotherProcessIsNotOpened() {
        KeyBox one = new KeyBox(Bots.BOT, BotNodeJson.mapper());
        assertThatThrownBy(() -> one.open(new BackendFrame.SealedKey(Bots.KEY, new VenueEndpoint("http://x", "ws://x"), "AQIDBAUGBwgJCgsMDQ4PEA==")))
                .isInstanceOf(KeyBox.SealedKeyUnreadable.class).hasMessageContaining("key-1");
        assertThat(one.publicKey()).isNotEqualTo(new KeyBox(Bots.BOT, BotNodeJson.mapper()).publicKey());
    }

    @Test
    void anOlderConfigurationNeverReplacesANewerOne() {
        start(Optional.of(ScriptedBackend.TOKEN));
        await().until(() -> heard.configurations.size() == 1);
        backend.configure(Bots.configuration(2, true, Bots.CROSS));
        backend.configure(Bots.configuration(5, true, Bots.TRAIL));
        backend.configure(Bots.configuration(4, false, Bots.CROSS));
        backend.instruct(new Instruction.Pause());
        await().until(() -> heard.events.stream().anyMatch(event -> event.startsWith("instructed")));
        assertThat(heard.configurations).extracting(BotConfiguration::revision).containsExactly(3L, 5L);
    }

    @Test
    void reportsArriveOnceAndInOrderOverCuts() {
        Running bot = start(Optional.of(ScriptedBackend.TOKEN));
        // The scripted backend spends the token with the first hello: a cut before the welcome would end the bot, as it should.
        await().until(() -> heard.events.contains("up"));
        for (int round = 0; round < 5; round++) {
            report(bot, round * 40 + 1, round * 40 + 40);
            backend.cut();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> bot.journal().pending() == 0);
        assertThat(backend.reports()).isEqualTo(expected(200));
    }

    @Test
    void reportsWithoutAcknowledgementAreSentAgainAfterTheOutage() {
        Running bot = start(Optional.of(ScriptedBackend.TOKEN));
        await().until(() -> heard.events.contains("up"));
        backend.acknowledge(false);
        report(bot, 1, 30);
        await().until(() -> backend.received().stream().anyMatch(BotFrame.Reports.class::isInstance));
        backend.goAway();
        report(bot, 31, 60);
        backend.acknowledge(true);
        backend.comeBack();
        await().atMost(Duration.ofSeconds(20)).until(() -> bot.journal().pending() == 0);
        assertThat(backend.reports()).isEqualTo(expected(60));
    }

    @Test
    void reportsOfAnEarlierProcessAreSentByTheNextOne() {
        Journal<Nothing> before = Journal.open(folder.resolve("journal"), BotNodeJson.mapper(), Nothing.class, 20_000);
        before.commit(Optional.empty(), List.of(report(1), report(2)));
        before.close();
        Running bot = start(Optional.of(ScriptedBackend.TOKEN));
        report(bot, 3, 3);
        await().until(() -> bot.journal().pending() == 0);
        assertThat(backend.reports()).isEqualTo(expected(3));
    }

    @Test
    void anEnrolmentThatIsRefusedEndsTheBot() {
        start(Optional.of("wrong"));
        await().until(() -> heard.events.contains("ended bad_secret"));
    }

    @Test
    void framesOfANewerProtocolAndBrokenOnesAreSurvived() {
        start(Optional.of(ScriptedBackend.TOKEN));
        await().until(() -> heard.events.contains("up"));
        backend.sendText("{\"type\":\"fireworks\",\"colour\":\"red\"}");
        backend.sendText("{not json");
        backend.instruct(new Instruction.Resume());
        await().until(() -> heard.events.stream().anyMatch(event -> event.startsWith("instructed")));
        assertThat(backend.hellos()).hasSize(1);
    }

    @Test
    void aBotToldThatItIsStoppedEnds() {
        start(Optional.of(ScriptedBackend.TOKEN));
        await().until(() -> heard.events.contains("up"));
        backend.send(new BackendFrame.Refused("stopped", "the bot is stopped"));
        await().until(() -> heard.events.contains("ended stopped"));
    }

    @Test
    void theRoundTripOfTheLinkIsMeasured() {
        Running bot = start(Optional.of(ScriptedBackend.TOKEN));
        await().atMost(Duration.ofSeconds(5)).until(() -> bot.link().roundTripMs().isPresent());
        assertThat(bot.link().roundTripMs().orElseThrow()).isBetween(0.0, 5_000.0);
    }

    @Test
    void aLinkThatIsNoWebSocketIsRefusedByName() {
        assertThatThrownBy(() -> new LinkSettings(URI.create("http://x"), Bots.BOT, new DeploymentId("d"), Optional.empty(), "t", Optional.empty(),
                Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1))).hasMessageContaining("http://x").hasMessageContaining("wss://");
    }

    @Test
    void withoutTokenAndCredentialNothingStarts() {
        assertThatThrownBy(() -> start(Optional.empty())).hasMessageContaining("enrolment token");
    }
}
