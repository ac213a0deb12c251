package plutarc.saga.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.saga.bot.Life.*;

import java.util.Optional;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plutarc.contracts.bot.BotCommand.RecordInstanceReleased;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.bot.RegionId;
import plutarc.saga.compute.Deployment;

class WindingDownTest {
    private final Cloud cloud = new Cloud();
    private SagaTestFixture<WindingDown> fixture;

    @BeforeEach
    void begin() {
        fixture = fixture(WindingDown.class, cloud);
        cloud.provision(new Deployment(BOT, OURS, FIRST, RegionId.LOCAL), Optional.empty());
    }

    @Test
    void aBotIsGivenTimeToFinish() throws Exception {
        fixture.givenNoPriorActivity().whenPublishingA(STOP_REQUESTED)
                .expectScheduledDeadlineWithName(SETTINGS.graceToStop(), WindingDown.GRACE_IS_OVER).expectNoDispatchedCommands();
        assertThat(cloud.instances).containsKey(BOT);
    }

    @ParameterizedTest
    @EnumSource(value = InstructionState.class, names = {"DONE", "FAILED", "EXPIRED"})
    void aStopThatIsOverReleasesTheInstance(InstructionState state) {
        fixture.givenAPublished(STOP_REQUESTED).whenPublishingA(progressed(state)).expectDispatchedCommands(new RecordInstanceReleased(BOT, FIRST));
        assertThat(cloud.keepsOnlyAddresses()).isTrue();
        assertThat(cloud.revoked).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = InstructionState.class, names = {"SENT", "ACKNOWLEDGED"})
    void aStopThatIsUnderWayReleasesNothing(InstructionState state) {
        fixture.givenAPublished(STOP_REQUESTED).whenPublishingA(progressed(state)).expectNoDispatchedCommands();
        assertThat(cloud.instances).containsKey(BOT);
    }

    @Test
    void aBotThatDoesNotAnswerIsReleasedAfterTheGraceTime() throws Exception {
        fixture.givenAPublished(STOP_REQUESTED).whenTimeElapses(SETTINGS.graceToStop()).expectDispatchedCommands(new RecordInstanceReleased(BOT, FIRST));
        assertThat(cloud.keepsOnlyAddresses()).isTrue();
    }

    @Test
    void aReleaseThatDidNotBecomeAnEventIsRecordedAgain() throws Exception {
        fixture.givenAPublished(STOP_REQUESTED).andThenAPublished(progressed(InstructionState.DONE)).whenTimeElapses(SETTINGS.retryAfter())
                .expectDispatchedCommands(new RecordInstanceReleased(BOT, FIRST));
    }

    @Test
    void releasingAFormerDeploymentTakesNothingFromTheNext() throws Exception {
        cloud.provision(new Deployment(BOT, OURS, new DeploymentId("second"), RegionId.LOCAL), Optional.empty());
        fixture.givenAPublished(STOP_REQUESTED).whenPublishingA(progressed(InstructionState.DONE)).expectDispatchedCommands(new RecordInstanceReleased(BOT, FIRST));
        assertThat(cloud.instances).containsKey(BOT);
        assertThat(cloud.revoked).isZero();
    }

    @Test
    void aStoppedBotEndsIt() throws Exception {
        fixture.givenAPublished(STOP_REQUESTED).andThenAPublished(progressed(InstructionState.DONE)).whenPublishingA(STOPPED)
                .expectActiveSagas(0).expectNoScheduledDeadlines();
    }
}
