package plutarc.saga.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.saga.bot.Life.*;

import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotCommand.RecordInstanceProvisioned;
import plutarc.contracts.bot.BotCommand.RecordProvisioningFailed;
import plutarc.contracts.bot.DeploymentId;
import plutarc.saga.compute.ComputeException;

class ProvisioningTest {
    private final Cloud cloud = new Cloud();
    private SagaTestFixture<Provisioning> fixture;

    @BeforeEach
    void begin() {
        fixture = fixture(Provisioning.class, cloud);
    }

    @Test
    void aDeploymentIsProvisionedAndRecorded() throws Exception {
        fixture.givenNoPriorActivity().whenPublishingA(DEPLOYED)
                .expectActiveSagas(1)
                .expectScheduledDeadlineWithName(SETTINGS.onlineWithin(), Provisioning.TIMED_OUT)
                .expectScheduledDeadlineWithName(SETTINGS.retryAfter(), Provisioning.TRY_AGAIN)
                .expectDispatchedCommands(new RecordInstanceProvisioned(BOT, FIRST, INSTANCE));
    }

    @Test
    void anOutcomeThatDidNotBecomeAnEventIsAskedForAgainWithoutASecondInstance() throws Exception {
        fixture.givenAPublished(DEPLOYED).whenTimeElapses(SETTINGS.retryAfter())
                .expectDispatchedCommands(new RecordInstanceProvisioned(BOT, FIRST, INSTANCE));
        assertThat(cloud.provisioned).isEqualTo(1);
    }

    @Test
    void aProvisionedInstanceIsNotAskedForAgain() throws Exception {
        fixture.givenAPublished(DEPLOYED).andThenAPublished(PROVISIONED).whenTimeElapses(SETTINGS.retryAfter())
                .expectNoDispatchedCommands().expectActiveSagas(1);
    }

    @Test
    void aBotThatComesOnlineEndsIt() throws Exception {
        fixture.givenAPublished(DEPLOYED).andThenAPublished(PROVISIONED).whenPublishingA(ONLINE)
                .expectActiveSagas(0).expectNoScheduledDeadlines().expectNoDispatchedCommands();
    }

    @Test
    void aFailureThatPassesIsTriedAgainAndTakesNothingTwice() throws Exception {
        cloud.failure = ComputeException.passing("busy", null);
        fixture.givenAPublished(DEPLOYED).whenTimeElapses(SETTINGS.retryAfter())
                .expectNoDispatchedCommands().expectActiveSagas(1);
        assertThat(cloud.provisioned).isEqualTo(1);
    }

    @Test
    void aFailureThatLastsFreesTheInstanceKeepsTheAddressAndIsRecordedWithItsReason() throws Exception {
        cloud.failure = ComputeException.lasting("no such region");
        fixture.givenNoPriorActivity().whenPublishingA(DEPLOYED)
                .expectDispatchedCommands(new RecordProvisioningFailed(BOT, FIRST, "no such region"));
        assertThat(cloud.keepsOnlyAddresses()).isTrue();
        assertThat(cloud.revoked).isEqualTo(1);
    }

    @Test
    void aBotThatStaysSilentIsGivenUpAndItsInstanceIsFreed() throws Exception {
        fixture.givenAPublished(DEPLOYED).andThenAPublished(PROVISIONED).whenTimeElapses(SETTINGS.onlineWithin())
                .expectDispatchedCommands(new RecordProvisioningFailed(BOT, FIRST, "The bot did not come online within 600 seconds."));
        assertThat(cloud.keepsOnlyAddresses()).isTrue();
    }

    @Test
    void aFailureThatDidNotBecomeAnEventIsRecordedAgain() throws Exception {
        fixture.givenAPublished(DEPLOYED).andThenAPublished(PROVISIONED).andThenTimeElapses(SETTINGS.onlineWithin()).whenTimeElapses(SETTINGS.retryAfter())
                .expectDispatchedCommands(new RecordProvisioningFailed(BOT, FIRST, "The bot did not come online within 600 seconds."));
    }

    @Test
    void aRecordedFailureEndsIt() throws Exception {
        fixture.givenAPublished(DEPLOYED).whenPublishingA(PROVISIONING_FAILED).expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    @Test
    void aBotWhoseProcessKeepsEndingEndsIt() throws Exception {
        fixture.givenAPublished(DEPLOYED).andThenAPublished(PROVISIONED).whenPublishingA(FAILED).expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    @Test
    void aStopLeavesTheRestToWindingDown() throws Exception {
        fixture.givenAPublished(DEPLOYED).whenPublishingA(STOP_REQUESTED).expectActiveSagas(0).expectNoScheduledDeadlines().expectNoDispatchedCommands();
    }

    @Test
    void anotherDeploymentIsAnotherProcess() throws Exception {
        fixture.givenAPublished(DEPLOYED)
                .whenPublishingA(new plutarc.contracts.bot.BotEvent.BotCameOnline(BOT, OURS, new DeploymentId("second"), "1", plutarc.contracts.bot.BotState.ONLINE))
                .expectActiveSagas(1);
    }
}
