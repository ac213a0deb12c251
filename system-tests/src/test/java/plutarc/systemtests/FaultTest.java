package plutarc.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 is an input like any other. */
class FaultTest {

    @TempDir
    Path data;

    @Test
    void aBotTradesOnWhileTheBackendIsKilledForTwentySecondsAndNothingIsLostOrDoubled() throws Exception {
        try (Machine machine = new Machine(data, "600x", false, Duration.ofSeconds(20)).start()) {
            Fleet fleet = new Fleet(machine.dashboard().setUpOwner());
            PaperVenue venue = new PaperVenue(machine.settings);
            PaperVenue.Key key = venue.createKey(10_000);
            String bot = fleet.deployTradingBot("Survivor", key);
            fleet.awaitTrades(bot, 2);
            Set<String> acknowledged = fleet.tradeIds(bot);
            ProcessHandle process = machine.botProcess(bot);
            int fillsBefore = venue.fills(key).size();

            machine.killBackendAndAwaitTheNext();

            assertThat(process.isAlive()).as("the bot outlives the backend").isTrue();
            assertThat(venue.fills(key).size()).as("the bot traded on alone").isGreaterThan(fillsBefore);
            Fleet again = new Fleet(machine.dashboard().signIn());
            again.awaitState(bot, "online");
            assertThat(machine.botProcess(bot).pid()).as("the restarted backend adopts the bot's process").isEqualTo(process.pid());
            assertThat(again.tradeIds(bot)).containsAll(acknowledged);
            venue.assertEveryFillIsInExactlyOneTrade(key, () -> again.trades(bot));
        }
    }

    @Test
    void aKilledBotIsStartedAgainManagesItsPositionOnAndNeverOpensASecond() throws Exception {
        try (Machine machine = new Machine(data, "120x").start()) {
            Fleet fleet = new Fleet(machine.dashboard().setUpOwner());
            PaperVenue venue = new PaperVenue(machine.settings);
            PaperVenue.Key key = venue.createKey(10_000);
            String bot = fleet.deployTradingBot("Phoenix", key);
            await().atMost(Machine.patience()).pollInterval(Duration.ofMillis(20)).until(() -> venue.openPositions(key).size() == 1);
            ProcessHandle killed = machine.botProcess(bot);

            Machine.kill9(killed);

            await().atMost(Machine.patience()).ignoreExceptions().until(() -> machine.botProcess(bot).pid() != killed.pid());
            fleet.awaitState(bot, "online");
            fleet.awaitTrades(bot, fleet.trades(bot).size() + 2);
            assertThat(venue.largestPosition(key)).as("never more than one entry's worth was open").isLessThanOrEqualTo(venue.largestEntry(key));
            venue.assertEveryFillIsInExactlyOneTrade(key, () -> fleet.trades(bot));
        }
    }

    @Test
    void aBotReconnectsToAnExchangeThatWasGoneForThirtySecondsAndNothingIsDoubled() throws Exception {
        try (Machine machine = new Machine(data, "300x").start()) {
            Fleet fleet = new Fleet(machine.dashboard().setUpOwner());
            PaperVenue venue = new PaperVenue(machine.settings);
            PaperVenue.Key key = venue.createKey(10_000);
            String bot = fleet.deployTradingBot("Sailor", key);
            fleet.awaitTrades(bot, 1);

            venue.dropConnectionsFor(Duration.ofSeconds(30));
            TimeUnit.SECONDS.sleep(31);

            fleet.awaitTrades(bot, fleet.trades(bot).size() + 2);
            venue.assertEveryFillIsInExactlyOneTrade(key, () -> fleet.trades(bot));
        }
    }

    @Test
    void anOrderWhoseAcknowledgementWasLostIsFoundByQueryAndThereIsOneOrder() throws Exception {
        try (Machine machine = new Machine(data, "300x").start()) {
            Fleet fleet = new Fleet(machine.dashboard().setUpOwner());
            PaperVenue venue = new PaperVenue(machine.settings);
            PaperVenue.Key key = venue.createKey(10_000);
            String bot = fleet.deployTradingBot("Doubtless", key);

            venue.swallowNextAcknowledgement();

            await().atMost(Machine.patience()).untilAsserted(() -> assertThat(venue.pendingFaults()).as("the fault has happened").isZero());
            fleet.awaitTrades(bot, fleet.trades(bot).size() + 3);
            venue.assertEveryFillIsInExactlyOneTrade(key, () -> fleet.trades(bot));
            assertThat(venue.duplicateRefusals(key)).as("no order was sent a second time").isZero();
        }
    }
}
