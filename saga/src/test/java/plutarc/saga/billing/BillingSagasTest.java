package plutarc.saga.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;
import plutarc.contracts.billing.BillingCommand.EndGrace;
import plutarc.contracts.billing.BillingCommand.PostUsage;
import plutarc.contracts.billing.BillingCommand.StartMeter;
import plutarc.contracts.billing.BillingCommand.StopMeter;
import plutarc.contracts.billing.BillingEvent.*;
import plutarc.contracts.billing.BillingStanding;
import plutarc.contracts.bot.BotCommand.StopBot;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.message.SystemCommands;

class BillingSagasTest {
    private static final WorkspaceId OURS = new WorkspaceId("ours");
    private static final BotId BOT = new BotId("alpha");
    private static final DeploymentId DEPLOYMENT = new DeploymentId("d1");
    private static final RegionId TOKYO = new RegionId("aws.tokyo");
    private static final Instant T0 = Instant.parse("2026-03-01T10:20:00Z");
    private static final InstanceProvisioned PROVISIONED = new InstanceProvisioned(BOT, OURS, DEPLOYMENT, new Instance("aws", TOKYO, "10.0.0.7", "i-1"));
    private static final BotCameOnline ONLINE = new BotCameOnline(BOT, OURS, DEPLOYMENT, "0.1.0", BotState.ONLINE);
    private static final InstanceReleased RELEASED = new InstanceReleased(BOT, OURS, DEPLOYMENT, T0.plus(Duration.ofHours(2)));

    private static <T> SagaTestFixture<T> fixture(Class<T> saga) {
        var fixture = new SagaTestFixture<>(saga);
        fixture.registerResource(new SystemCommands(DefaultCommandGateway.builder().commandBus(fixture.getCommandBus()).build()));
        fixture.registerResource(new FixtureClock(fixture));
        return fixture;
    }

    /** The fixture's own time. */
    private static final class FixtureClock extends Clock {
        private final SagaTestFixture<?> fixture;

        FixtureClock(SagaTestFixture<?> fixture) {
            this.fixture = fixture;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return fixture.currentTime();
        }
    }

    private static MeterStarted started(long balance, long burn) {
        return new MeterStarted(OURS, DEPLOYMENT, BOT, "aws", TOKYO, "standard", burn, T0, new BillingStanding(balance, 0, burn));
    }

    @Test
    void chargingBeginsWithTheBotsFirstWordAndEndsWithTheRelease() throws Exception {
        fixture(Metering.class).givenCurrentTime(T0).andThenAPublished(PROVISIONED).andThenTimeElapses(Duration.ofSeconds(30))
                .whenPublishingA(ONLINE).expectDispatchedCommands(new StartMeter(OURS, DEPLOYMENT, BOT, "aws", TOKYO, "standard", T0.plusSeconds(30)));
        fixture(Metering.class).givenCurrentTime(T0).andThenAPublished(PROVISIONED).andThenAPublished(ONLINE).andThenTimeElapses(Duration.ofHours(2))
                .whenPublishingA(RELEASED).expectDispatchedCommands(new StopMeter(OURS, DEPLOYMENT, T0.plus(Duration.ofHours(2)))).expectActiveSagas(0);
    }

    @Test
    void aBotThatComesBackIsNotChargedTwice() throws Exception {
        fixture(Metering.class).givenCurrentTime(T0).andThenAPublished(PROVISIONED).andThenAPublished(ONLINE).whenPublishingA(ONLINE).expectNoDispatchedCommands();
    }

    @Test
    void anInstanceThatWasNeverUsedCostsNothing() throws Exception {
        fixture(Metering.class).givenAPublished(PROVISIONED).whenPublishingA(RELEASED)
                .expectNoDispatchedCommands().expectActiveSagas(0);
    }

    @Test
    void usageIsPostedAtTheFullHour() throws Exception {
        fixture(BillingCycle.class).givenCurrentTime(T0).andThenAPublished(started(100_000_000, 40_000)).whenTimeElapses(Duration.ofMinutes(40))
                .expectDispatchedCommands(new PostUsage(OURS, T0.plus(Duration.ofMinutes(40))));
    }

    @Test
    void usageIsPostedWhenTheRestIsUsedUp() throws Exception {
        fixture(BillingCycle.class).givenCurrentTime(T0).andThenAPublished(started(20_000, 60_000)).whenTimeElapses(Duration.ofSeconds(1201))
                .expectDispatchedCommands(new PostUsage(OURS, T0.plusSeconds(1201)));
    }

    @Test
    void nothingIsPostedWhereNothingIsCharged() throws Exception {
        fixture(BillingCycle.class).givenCurrentTime(T0).andThenAPublished(started(0, 0)).whenTimeElapses(Duration.ofHours(5)).expectNoDispatchedCommands();
    }

    @Test
    void afterTheGraceTimeEveryChargedBotIsStopped() throws Exception {
        var nothing = new BillingStanding(0, 0, 40_000);
        fixture(BillingCycle.class).givenCurrentTime(T0).andThenAPublished(started(0, 40_000))
                .andThenAPublished(new BalanceExhausted(OURS, T0, T0.plusSeconds(900), nothing)).whenTimeElapses(Duration.ofSeconds(900))
                .expectDispatchedCommands(new EndGrace(OURS, T0.plusSeconds(900)));
        fixture(BillingCycle.class).givenCurrentTime(T0).andThenAPublished(started(1, 40_000))
                .whenPublishingA(new GraceEnded(OURS, List.of(BOT), T0, nothing))
                .expectDispatchedCommands(new StopBot(BOT, new InstructionId("balance-" + T0.getEpochSecond() + "-alpha")));
    }

    @Test
    void moneyInTimeKeepsTheBots() throws Exception {
        fixture(BillingCycle.class).givenCurrentTime(T0).andThenAPublished(started(0, 40_000))
                .andThenAPublished(new BalanceExhausted(OURS, T0, T0.plusSeconds(900), new BillingStanding(0, 0, 40_000)))
                .andThenAPublished(new BalanceRestored(OURS, T0, new BillingStanding(9_000_000, 0, 40_000))).whenTimeElapses(Duration.ofSeconds(900))
                .expectNoDispatchedCommands();
    }
}
