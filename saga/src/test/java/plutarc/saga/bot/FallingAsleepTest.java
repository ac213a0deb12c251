package plutarc.saga.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.saga.bot.Life.*;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plutarc.contracts.bot.BotCommand.RecordInstanceReleased;
import plutarc.contracts.bot.BotEvent.BotFellAsleep;
import plutarc.contracts.bot.BotEvent.BotSleepRequested;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.bot.SessionWindow;
import plutarc.saga.compute.Deployment;

class FallingAsleepTest {
    private static final SessionWindow NEXT = new SessionWindow(Instant.parse("2026-01-02T13:00:00Z"), Instant.parse("2026-01-02T20:00:00Z"));
    private static final BotSleepRequested REQUESTED = new BotSleepRequested(BOT, OURS, FIRST, STOP, NEXT);
    private final Cloud cloud = new Cloud();
    private SagaTestFixture<FallingAsleep> fixture;

    @BeforeEach
    void begin() {
        fixture = fixture(FallingAsleep.class, cloud);
        cloud.provision(new Deployment(BOT, OURS, FIRST, RegionId.LOCAL), Optional.empty());
    }

    @Test
    void nothingIsReleasedBeforeTheBotHasEnded() throws Exception {
        fixture.givenAPublished(REQUESTED).whenPublishingA(progressed(InstructionState.ACKNOWLEDGED)).expectNoDispatchedCommands();
        assertThat(cloud.instances).containsKey(BOT);
    }

    @Test
    void aBotThatHasEndedIsReleasedItsCredentialsAreVoidAndItsAddressIsKept() throws Exception {
        fixture.givenAPublished(REQUESTED).whenPublishingA(progressed(InstructionState.DONE)).expectDispatchedCommands(new RecordInstanceReleased(BOT, FIRST));
        assertThat(cloud.keepsOnlyAddresses()).isTrue();
        assertThat(cloud.revoked).isEqualTo(1);
    }

    @Test
    void aReleaseThatDidNotBecomeAnEventIsRecordedAgain() throws Exception {
        fixture.givenAPublished(REQUESTED).andThenAPublished(progressed(InstructionState.DONE)).whenTimeElapses(SETTINGS.retryAfter())
                .expectDispatchedCommands(new RecordInstanceReleased(BOT, FIRST));
    }

    @ParameterizedTest
    @EnumSource(value = InstructionState.class, names = {"FAILED", "EXPIRED"})
    void aBotThatStaysUpKeepsItsInstance(InstructionState state) {
        fixture.givenAPublished(REQUESTED).whenPublishingA(progressed(state)).expectNoDispatchedCommands().expectActiveSagas(0);
        assertThat(cloud.instances).containsKey(BOT);
    }

    @Test
    void aSleepingBotEndsIt() throws Exception {
        fixture.givenAPublished(REQUESTED).andThenAPublished(progressed(InstructionState.DONE)).whenPublishingA(new BotFellAsleep(BOT, OURS, FIRST, NEXT))
                .expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    @Test
    void aStopLeavesTheRestToWindingDown() throws Exception {
        fixture.givenAPublished(REQUESTED).whenPublishingA(STOP_REQUESTED).expectActiveSagas(0);
    }
}
