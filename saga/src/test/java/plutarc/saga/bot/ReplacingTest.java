package plutarc.saga.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.saga.bot.Life.*;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotCommand.RecordInstanceRestarted;
import plutarc.contracts.bot.BotCommand.RecordReplacementBegun;
import plutarc.contracts.bot.BotCommand.RecordReplacementFailed;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.RegionId;
import plutarc.saga.compute.ComputeException;

class ReplacingTest {
    private static final InstructionId ID = new InstructionId("replace");
    private static final BotRestartRequested RESTART = new BotRestartRequested(BOT, OURS, FIRST, RegionId.LOCAL, ID, Instant.EPOCH);
    private static final BotUpdateRequested UPDATE = new BotUpdateRequested(BOT, OURS, FIRST, RegionId.LOCAL, ID, Optional.of("1"), "2");
    private static final BotReplacementBegun BEGUN = new BotReplacementBegun(BOT, OURS, FIRST, ID);
    private static final BotUpdateRolledBack BACK = new BotUpdateRolledBack(BOT, OURS, FIRST, ID, Optional.of("1"), "2", "it dies");
    private final Cloud cloud = new Cloud();
    private SagaTestFixture<Replacing> fixture;

    @BeforeEach
    void begin() {
        fixture = fixture(Replacing.class, cloud);
    }

    @Test
    void aRestartEndsTheProcessSaysSoAndStartsTheNextOfTheSameVersionOnTheSameAddress() throws Exception {
        fixture.givenNoPriorActivity().whenPublishingA(RESTART).expectDispatchedCommands(new RecordReplacementBegun(BOT, FIRST, ID),
                new RecordInstanceRestarted(BOT, FIRST, instance("replace"), "restarted as asked"));
        assertThat(cloud.halted).containsExactly("replace");
        assertThat(cloud.versions).containsExactly("same");
    }

    @Test
    void anUpdateStartsTheVersionThatWasAskedFor() throws Exception {
        fixture.givenNoPriorActivity().whenPublishingA(UPDATE).expectActiveSagas(1);
        assertThat(cloud.versions).containsExactly("2");
    }

    @Test
    void whatDidNotBecomeAnEventIsAskedForAgain() throws Exception {
        fixture.givenAPublished(RESTART).whenTimeElapses(SETTINGS.retryAfter()).expectDispatchedCommands(new RecordReplacementBegun(BOT, FIRST, ID),
                new RecordInstanceRestarted(BOT, FIRST, instance("replace"), "restarted as asked"));
    }

    @Test
    void aVersionThatCannotBeStartedIsAFailure() throws Exception {
        cloud.failure = ComputeException.lasting("not installed");
        fixture.givenNoPriorActivity().whenPublishingA(UPDATE).expectDispatchedCommands(new RecordReplacementBegun(BOT, FIRST, ID),
                new RecordReplacementFailed(BOT, FIRST, ID, false, "not installed"));
    }

    @Test
    void aProcessThatIsNotHeardOfIsAFailure() throws Exception {
        fixture.givenAPublished(UPDATE).andThenAPublished(BEGUN)
                .andThenAPublished(new InstanceRestarted(BOT, OURS, FIRST, instance("replace"), "updated")).whenTimeElapses(SETTINGS.replacedWithin())
                .expectDispatchedCommands(new RecordReplacementFailed(BOT, FIRST, ID, false, "the bot was not heard of within 121 seconds"));
    }

    @Test
    void anUpdateThatFailedStartsTheVersionBefore() throws Exception {
        fixture.givenAPublished(UPDATE).andThenAPublished(BEGUN).whenPublishingA(BACK).expectDispatchedCommands(
                new RecordInstanceRestarted(BOT, FIRST, instance("replace/back"), "the update failed, so the version before takes over"));
        assertThat(cloud.versions).containsExactly("2", "1");
    }

    @Test
    void itEndsWithTheBotOnlineInTheOldVersionOrTheNew() throws Exception {
        fixture.givenAPublished(UPDATE).andThenAPublished(BEGUN).andThenAPublished(BACK).whenPublishingA(ONLINE).expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    @Test
    void aStopEndsIt() throws Exception {
        fixture.givenAPublished(UPDATE).whenPublishingA(STOP_REQUESTED).expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    private static Instance instance(String ticket) {
        return new Instance("cloud", RegionId.LOCAL, "127.1.0.1", ticket);
    }
}
