package plutarc.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class UpdatedBotTest {

    @TempDir
    Path data;

    @Test
    void aBotIsUpdatedInPlaceAndGoesBackWhenTheNextVersionDoesNotRunAndRestartsOnceAnHour() throws Exception {
        try (Machine machine = new Machine(data, "600x").start()) {
            Dashboard dashboard = machine.dashboard().setUpOwner();
            Fleet fleet = new Fleet(dashboard);
            PaperVenue venue = new PaperVenue(machine.settings);
            PaperVenue.Key key = venue.createKey(10_000);
            String bot = fleet.deployTradingBot("Evergreen", key);
            String first = fleet.bot(bot).get("botVersion").asString();
            String address = fleet.bot(bot).get("address").asString();
            ProcessHandle before = machine.botProcess(bot);
            Path versions = data.resolve("versions");
            copy(versions.resolve(first), versions.resolve("77.0.0"));
            await().atMost(Machine.patience()).untilAsserted(() -> assertThat(fleet.bot(bot).get("newerVersion").asString("")).isEqualTo("77.0.0"));

            assertThat(update(fleet, dashboard, bot, "77.0.0").get("state").asString()).isEqualTo("done");
            fleet.awaitState(bot, "online");
            assertThat(fleet.bot(bot).get("botVersion").asString()).isEqualTo("77.0.0");
            assertThat(fleet.bot(bot).get("instance").get("address").asString()).isEqualTo(address);
            assertThat(before.isAlive()).isFalse();
            assertThat(machine.botProcess(bot).isAlive()).isTrue();

            Files.createDirectories(versions.resolve("78.0.0"));
            Files.writeString(versions.resolve("78.0.0").resolve("bot-node-78.0.0.jar"), "not a program");
            await().atMost(Machine.patience()).untilAsserted(() -> assertThat(fleet.bot(bot).get("newerVersion").asString("")).isEqualTo("78.0.0"));
            JsonNode failed = update(fleet, dashboard, bot, "78.0.0");
            assertThat(failed.get("state").asString()).isEqualTo("failed");
            await().atMost(Machine.patience()).untilAsserted(() -> {
                assertThat(fleet.bot(bot).get("replacing").isNull()).isTrue();
                assertThat(fleet.bot(bot).get("botVersion").asString()).isEqualTo("77.0.0");
            });
            assertThat(dashboard.list("/api/bots/" + bot + "/activity?limit=200").stream().map(line -> line.get("kind").asString()))
                    .contains("bot.updated", "bot.update_rolled_back");

            assertThat(fleet.instruct(bot, "restart").get("state").asString()).isEqualTo("done");
            Dashboard.Answer again = dashboard.call("POST", "/api/bots/" + bot + "/restart", Json.object());
            assertThat(again.status()).isEqualTo(422);
            assertThat(again.text()).contains("bot.restart_cooldown");
            assertThat(fleet.bot(bot).get("restartableAt").isNull()).isFalse();

            fleet.awaitTrades(bot, fleet.trades(bot).size() + 1);
            assertThat(fleet.instruct(bot, "close-all").get("state").asString()).isEqualTo("done");
            venue.assertEveryFillIsInExactlyOneTrade(key, () -> fleet.trades(bot));
            assertThat(dashboard.list("/api/bots/" + bot + "/deployments")).as("one instance all along").hasSize(1);
        }
    }

    private static JsonNode update(Fleet fleet, Dashboard dashboard, String bot, String version) {
        String id = dashboard.post("/api/bots/" + bot + "/update", Json.object().put("version", version)).get("instructionId").asString();
        await().atMost(Machine.patience()).ignoreExceptions().untilAsserted(() ->
                assertThat(fleet.instruction(id).get("state").asString()).isIn(List.of("done", "failed", "expired")));
        return fleet.instruction(id);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
