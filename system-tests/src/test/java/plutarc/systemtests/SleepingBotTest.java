package plutarc.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SleepingBotTest {

    /** Twenty minutes of the market a second. */
    private static final int SPEED = 1200;
    /** How long a killed backend stays dead here: longer than the second rest. */
    private static final Duration OUTAGE = Duration.ofSeconds(24);

    @TempDir
    Path data;

    @Test
    void aBotOutsideItsSessionsIsReleasedAndIsBackBeforeTheNextOnTheAddressThatItsKeyIsBoundTo() throws Exception {
        try (Machine machine = new Machine(data, SPEED + "x", false, OUTAGE).start()) {
            Dashboard dashboard = machine.dashboard().setUpOwner();
            Fleet fleet = new Fleet(dashboard);
            PaperVenue venue = new PaperVenue(machine.settings);
            long asked = System.nanoTime();
            String bot = fleet.deploy("Sleeper");
            fleet.awaitState(bot, "online");
            Duration provisioned = Duration.ofNanos(System.nanoTime() - asked);
            String address = fleet.bot(bot).get("address").asString();
            ProcessHandle process = machine.botProcess(bot);

            PaperVenue.Key key = venue.createKeyFor(10_000, address);
            assertThat(venue.refusesFromElsewhere(key)).as("the key works from the bot's address alone").isTrue();
            // Far enough ahead for a rest that is worth it, however slow this machine is today: the lead is half as much again as the deployment took.
            Duration ahead = provisioned.multipliedBy(2).plusSeconds(22);
            Instant opens = venue.marketTime().plus(ahead.multipliedBy(SPEED)).truncatedTo(ChronoUnit.MINUTES);
            dashboard.put("/api/bots/" + bot + "/key", Json.object().put("keyId", fleet.addKey("Bound", key)));
            dashboard.put("/api/bots/" + bot + "/template", Json.object().put("version", 1)
                    .put("templateId", fleet.addTemplate("busy", definition -> definition.putArray("sessions").addObject().put("start", time(opens)).put("end", time(opens.plus(5, ChronoUnit.HOURS))))));

            fleet.awaitState(bot, "sleeping");
            JsonNode asleep = fleet.bot(bot);
            assertThat(process.isAlive()).as("its process").isFalse();
            assertThat(Files.exists(data.resolve("instances").resolve(bot + ".json"))).as("an instance on the provider's books").isFalse();
            assertThat(asleep.get("instance").isNull()).isTrue();
            assertThat(asleep.get("address").asString()).isEqualTo(address);
            assertThat(Instant.parse(asleep.get("session").get("opensAt").asString())).isEqualTo(opens);

            fleet.awaitState(bot, "online");
            assertOnlineBeforeUnlessProvisioningTookMuchLonger(venue.marketTime(), opens, dashboard.list("/api/bots/" + bot + "/deployments"));
            assertThat(fleet.bot(bot).get("instance").get("address").asString()).isEqualTo(address);
            fleet.awaitTrades(bot, 1);
            assertThat(Instant.parse(fleet.trades(bot).getFirst().get("entryTime").asString())).isAfterOrEqualTo(opens);

            List<JsonNode> history = dashboard.list("/api/bots/" + bot + "/deployments");
            assertThat(history).hasSize(2);
            assertThat(history.getFirst().get("cause").asString()).isEqualTo("session");
            assertThat(history.getLast().get("outcome").asString()).isEqualTo("slept");
            assertThat(history.getLast().get("releasedAt").isNull()).isFalse();
            await().atMost(Machine.patience()).untilAsserted(() -> assertThat(dashboard.list("/api/bots/" + bot + "/activity?limit=200").stream()
                    .map(line -> line.get("kind").asString())).contains("bot.sleep_requested", "bot.fell_asleep", "bot.wake_started"));

            aWakeThatFallsIntoAnOutageOfTheBackendIsCaughtUp(machine, dashboard, fleet, venue, bot, address);
        }
    }

    /** Slept paused, it wakes paused. */
    private static void aWakeThatFallsIntoAnOutageOfTheBackendIsCaughtUp(Machine machine, Dashboard dashboard, Fleet fleet, PaperVenue venue, String bot, String address) throws Exception {
        assertThat(fleet.instruct(bot, "close-all").get("state").asString()).isEqualTo("done");
        Duration lead = dashboard.list("/api/bots/" + bot + "/deployments").stream().map(SleepingBotTest::took).max(Comparator.naturalOrder()).orElseThrow()
                .multipliedBy(3).dividedBy(2).plusSeconds(5);
        Instant opens = venue.marketTime().plus(lead.plusSeconds(17).multipliedBy(SPEED)).truncatedTo(ChronoUnit.MINUTES);
        dashboard.put("/api/bots/" + bot + "/template", Json.object().put("version", 1)
                .put("templateId", fleet.addTemplate("busy", definition -> definition.putArray("sessions").addObject().put("start", time(opens)).put("end", time(opens.plus(15, ChronoUnit.HOURS))))));
        fleet.awaitState(bot, "sleeping");
        Instant killed = Instant.now();
        machine.killBackendAndAwaitTheNext();
        fleet.awaitState(bot, "paused");
        JsonNode woken = dashboard.list("/api/bots/" + bot + "/deployments").getFirst();
        assertThat(woken.get("cause").asString()).isEqualTo("session");
        assertThat(Instant.parse(woken.get("begunAt").asString())).as("woken by the backend that came back").isAfter(killed.plus(OUTAGE));
        assertThat(fleet.bot(bot).get("instance").get("address").asString()).isEqualTo(address);
    }

    /** The lead is what the first deployment took and half of it; where the second took longer than that, being late is no fault. */
    private static void assertOnlineBeforeUnlessProvisioningTookMuchLonger(Instant market, Instant opens, List<JsonNode> deployments) {
        Duration first = took(deployments.getLast());
        Duration second = took(deployments.getFirst());
        if (second.compareTo(first.multipliedBy(3).dividedBy(2)) < 0) {
            assertThat(market).as("online before its session opens; the deployments took %s and %s", first, second).isBefore(opens);
        }
    }

    private static Duration took(JsonNode deployment) {
        return Duration.between(Instant.parse(deployment.get("begunAt").asString()), Instant.parse(deployment.get("onlineAt").asString()));
    }

    private static String time(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalTime().toString().substring(0, 5);
    }
}
