package plutarc.saga.bot;

import static plutarc.saga.bot.Life.*;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.bot.BotCommand.ReviewSchedule;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotEvent.BotConfigurationChanged;
import plutarc.contracts.bot.BotEvent.BotFellAsleep;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.bot.SessionWindow;
import plutarc.contracts.bot.VenueTime;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.risk.RiskLimits;
import plutarc.saga.compute.ProvisioningTimes;
import plutarc.saga.message.SystemCommands;

class SleepScheduleTest {
    private static final VenueTime MARKET = new VenueTime(Instant.parse("2022-01-03T10:00:00Z"), 60);
    private static final VenueTime WALL = VenueTime.wall(Instant.parse("2026-01-02T10:00:00Z"));
    private static final Duration SHORTLY = Duration.ofMillis(1);
    private static final BotFellAsleep ASLEEP = new BotFellAsleep(BOT, OURS, FIRST,
            new SessionWindow(Instant.parse("2026-01-02T13:00:00Z"), Instant.parse("2026-01-02T20:00:00Z")));
    @TempDir
    private Path folder;
    private ProvisioningTimes times;
    private SagaTestFixture<SleepSchedule> fixture;
    private Instant answer;
    private boolean venueIsDown;

    @BeforeEach
    void begin() {
        times = new ProvisioningTimes(folder.resolve("times.json"));
        fixture = fixture(SleepSchedule.class, new Cloud(), times);
        var commands = new SystemCommands(DefaultCommandGateway.builder().commandBus(fixture.getCommandBus()).build());
        fixture.setCallbackBehavior((command, metaData) -> {
            var once = answer;
            answer = null;
            return once;
        });
        fixture.registerResource(new ScheduleReviews(venue -> {
            if (venueIsDown) {
                throw new IllegalStateException("down");
            }
            return venue.isPresent() ? MARKET : WALL;
        }, times, commands, SETTINGS.leastRest()));
    }

    @Test
    void aBotThatComesOnlineIsLookedAtWithTheLeadThatIsAssumedBeforeAnythingIsMeasured() throws Exception {
        fixture.givenAPublished(DEPLOYED).andThenAPublished(ONLINE).whenTimeElapses(SHORTLY)
                .expectDispatchedCommands(review(WALL, ProvisioningTimes.UNKNOWN)).expectNoScheduledDeadlines();
    }

    @Test
    void aBotThatFellAsleepIsLookedAtWithWhatWasMeasuredOfItsProviderAndRegion() throws Exception {
        for (int i = 0; i < 20; i++) {
            times.measured("cloud", RegionId.LOCAL, Duration.ofSeconds(60));
        }
        fixture.givenAPublished(DEPLOYED).andThenAPublished(PROVISIONED).andThenAPublished(ASLEEP).whenTimeElapses(SHORTLY)
                .expectDispatchedCommands(review(WALL, Duration.ofSeconds(90)));
    }

    @Test
    void itIsLookedAtAgainWhenTheLastLookSaid() throws Exception {
        answer = fixture.currentTime().plus(Duration.ofHours(3));
        fixture.givenAPublished(DEPLOYED).andThenAPublished(ASLEEP).andThenTimeElapses(SHORTLY).whenTimeElapses(Duration.ofHours(3))
                .expectDispatchedCommands(review(WALL, ProvisioningTimes.UNKNOWN));
    }

    @Test
    void anotherConfigurationIsLookedAtAtOnceByTheClockOfItsVenue() throws Exception {
        answer = fixture.currentTime().plus(Duration.ofHours(3));
        var key = new BotConfiguration.KeyInUse(new ExchangeKeyId("key"), Venue.PAPER, ContractType.LINEAR, false, true, java.util.List.of());
        var configuration = new BotConfiguration(BOT, OURS, "Alpha", 2, false, Optional.of(key), Optional.empty(), RiskLimits.DEFAULTS);
        fixture.givenAPublished(DEPLOYED).andThenAPublished(ASLEEP).andThenTimeElapses(SHORTLY).andThenAPublished(new BotConfigurationChanged(BOT, OURS, configuration))
                .whenTimeElapses(SHORTLY).expectDispatchedCommands(review(MARKET, ProvisioningTimes.UNKNOWN));
    }

    @Test
    void aLookThatFailsIsTakenAgain() throws Exception {
        venueIsDown = true;
        var failed = fixture.givenAPublished(DEPLOYED).andThenAPublished(ASLEEP).andThenTimeElapses(SHORTLY);
        venueIsDown = false;
        failed.whenTimeElapses(SETTINGS.retryAfter()).expectDispatchedCommands(review(WALL, ProvisioningTimes.UNKNOWN));
    }

    @Test
    void aStoppedBotIsNotLookedAtAnyMore() throws Exception {
        fixture.givenAPublished(DEPLOYED).andThenAPublished(ONLINE).whenPublishingA(STOPPED).expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    private static ReviewSchedule review(VenueTime time, Duration lead) {
        return new ReviewSchedule(BOT, time, lead, SETTINGS.leastRest());
    }
}
