package plutarc.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.cli.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DeployedBotTest {

    @TempDir
    Path data;

    @Test
    void aBotIsDeployedTradesObeysAndIsStoppedAndNoProcessStaysBehind() throws Exception {
        try (Machine machine = new Machine(data, "600x").start()) {
            Dashboard dashboard = machine.dashboard().setUpOwner();
            Fleet fleet = new Fleet(dashboard);
            PaperVenue venue = new PaperVenue(machine.settings);
            PaperVenue.Key key = venue.createKey(10_000, "PUBLIC-PART_of-the-key-4711", "S3cr+t/part=of&the?key \"4711\" of anna");
            String bot = fleet.deployTradingBot("First light", key);
            String keyId = fleet.bot(bot).get("key").get("keyId").asString();
            fleet.awaitTrades(bot, 3);

            assertThat(fleet.bot(bot).get("instance").get("address").asString()).startsWith("127.");
            venue.assertEveryFillIsInExactlyOneTrade(key, () -> fleet.trades(bot));

            assertThat(checked(dashboard, keyId, "from")).as("the bot has tried the key itself, from its own address")
                    .isEqualTo(fleet.bot(bot).get("instance").get("address").asString());
            assertThat(Main.commandLine().execute("rotate-master-key", "--data", data.toString())).as("the master key changes while the bot trades").isZero();
            Machine.kill9(machine.botProcess(bot));
            int before = fleet.trades(bot).size();
            fleet.awaitTrades(bot, before + 1);

            JsonNode paused = fleet.instruct(bot, "pause");
            assertThat(paused.get("state").asString()).isEqualTo("done");
            fleet.awaitState(bot, "paused");
            assertThat(fleet.instruct(bot, "resume").get("state").asString()).isEqualTo("done");
            fleet.awaitState(bot, "online");
            fleet.awaitTrades(bot, fleet.trades(bot).size() + 1);

            assertThat(fleet.instruct(bot, "close-all").get("state").asString()).isEqualTo("done");
            assertThat(venue.openPositions(key)).isEmpty();
            assertThat(dashboard.list("/api/bots/" + bot + "/verdicts")).isNotEmpty();
            assertThat(dashboard.list("/api/bots/" + bot + "/candles?symbol=BTCUSDT&limit=50")).isNotEmpty();
            assertThat(dashboard.list("/api/bots/" + bot + "/equity?limit=50")).isNotEmpty();

            ProcessHandle process = machine.botProcess(bot);
            fleet.instruct(bot, "stop");
            fleet.awaitState(bot, "stopped");
            await().atMost(Machine.patience()).untilAsserted(() -> assertThat(process.isAlive()).isFalse());
            List<String> story = dashboard.list("/api/bots/" + bot + "/activity?limit=200").stream().map(line -> line.get("kind").asString()).toList();
            assertThat(story).contains("bot.deployed", "bot.came_online", "bot.template_assigned", "bot.paused", "bot.resumed", "bot.stopped");
            assertThat(String.join("\n", views(dashboard, bot))).contains("First light key", "PUBL…4711").doesNotContain(key.apiKey(), key.secret());
            assertThat(data.resolve("vault").resolve(keyId + ".key")).exists();
            dashboard.delete("/api/bots/" + bot + "/key");
            dashboard.delete("/api/keys/" + keyId);
            assertThat(data.resolve("vault").resolve(keyId + ".key")).doesNotExist();
            machine.close();
            assertThat(machine.processesLeft()).isEmpty();

            // The exchange itself has to know its keys; nobody else does.
            SecretSearch everything = new SecretSearch(data, file -> !file.startsWith("paper-exchange"));
            assertThat(everything.find("First light key")).as("the search sees what is in the stores").isNotEmpty();
            assertThat(everything.find(key.secret())).isEmpty();
            assertThat(everything.find(key.apiKey())).isEmpty();
        }
    }

    private static String checked(Dashboard dashboard, String keyId, String field) {
        return await().atMost(Machine.patience()).until(() -> dashboard.list("/api/keys").stream().filter(key -> key.get("keyId").asString().equals(keyId))
                .map(key -> key.get("findings").path(field).asString("")).findFirst().orElse(""), text -> !text.isEmpty());
    }

    @Test
    void theNextStartContinuesWithTheSameBotsAndTheSameTrades() throws Exception {
        try (Machine machine = new Machine(data, "600x").start()) {
            Fleet fleet = new Fleet(machine.dashboard().setUpOwner());
            PaperVenue venue = new PaperVenue(machine.settings);
            PaperVenue.Key key = venue.createKey(10_000);
            String bot = fleet.deployTradingBot("Second wind", key);
            fleet.awaitTrades(bot, 2);
            String address = fleet.bot(bot).get("instance").get("address").asString();
            machine.close();
            assertThat(machine.processesLeft()).isEmpty();

            machine.start();
            Fleet again = new Fleet(machine.dashboard().signIn());
            again.awaitState(bot, "online");
            int before = again.trades(bot).size();
            assertThat(before).isGreaterThanOrEqualTo(2);
            again.awaitTrades(bot, before + 2);
            assertThat(again.bot(bot).get("instance").get("address").asString()).isEqualTo(address);
            venue.assertEveryFillIsInExactlyOneTrade(key, () -> again.trades(bot));
        }
    }

    @Test
    void viewsBuiltAgainFromTheFirstEventAreTheSameViews() throws Exception {
        try (Machine machine = new Machine(data, "600x").start()) {
            Dashboard dashboard = machine.dashboard().setUpOwner();
            Fleet fleet = new Fleet(dashboard);
            PaperVenue venue = new PaperVenue(machine.settings);
            PaperVenue.Key key = venue.createKey(10_000);
            String bot = fleet.deployTradingBot("Replayed", key);
            fleet.awaitTrades(bot, 3);
            // A position that a stopped bot leaves to the venue is closed by the venue alone, and there is no trade of it.
            assertThat(fleet.instruct(bot, "close-all").get("state").asString()).isEqualTo("done");
            fleet.instruct(bot, "stop");
            fleet.awaitState(bot, "stopped");
            venue.assertEveryFillIsInExactlyOneTrade(key, () -> fleet.trades(bot)); // its last reports may come in after its stop
            List<String> before = settled(() -> views(dashboard, bot));
            machine.close();

            machine.startRebuildingViews();
            Dashboard again = machine.dashboard().signIn();
            await().atMost(Machine.patience()).ignoreExceptions().untilAsserted(() -> assertThat(views(again, bot)).isEqualTo(before));
        }
    }

    /** What is the same when it is asked for again a second later. */
    private static List<String> settled(Supplier<List<String>> views) {
        AtomicReference<List<String>> latest = new AtomicReference<>(List.of());
        await().atMost(Machine.patience()).pollInterval(Duration.ofSeconds(1)).until(() -> {
            List<String> now = views.get();
            return latest.getAndSet(now).equals(now);
        });
        return latest.get();
    }

    /** Everything that is made from events, as the API answers it. What a bot says of itself in heartbeats is telemetry: the last may arrive after its stop. */
    private static List<String> views(Dashboard dashboard, String bot) {
        return Stream.of("/api/bots", "/api/bots/" + bot, "/api/bots/" + bot + "/activity?limit=500", "/api/bots/" + bot + "/instructions?limit=500", "/api/trades?limit=1000",
                "/api/bots/" + bot + "/orders?limit=1000", "/api/keys", "/api/templates").map(path -> path + " " + withoutTelemetry(dashboard.get(path))).toList();
    }

    private static JsonNode withoutTelemetry(JsonNode answer) {
        if (answer instanceof ObjectNode object && object.has("lastHeartbeat")) {
            object.remove(List.of("status", "statusReason", "lastHeartbeat", "marketTime", "linkRoundTripMs", "venueRoundTripMs", "orderRoundTripMs", "venueLatency", "residentBytes", "riskUse", "appliedRevision",
                    "equity", "positions", "netPnlToday"));
        } else if (answer.isArray()) {
            answer.forEach(DeployedBotTest::withoutTelemetry);
        }
        return answer;
    }
}
