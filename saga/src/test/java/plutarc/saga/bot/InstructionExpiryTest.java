package plutarc.saga.bot;

import static plutarc.saga.bot.Life.*;

import java.time.Duration;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotCommand.ExpireInstruction;
import plutarc.contracts.bot.InstructionState;

class InstructionExpiryTest {
    private static final Duration LIFE = Duration.ofMinutes(2);
    private SagaTestFixture<InstructionExpiry> fixture;

    @BeforeEach
    void begin() {
        fixture = fixture(InstructionExpiry.class, new Cloud());
    }

    @Test
    void anInstructionThatNobodyFinishedExpires() throws Exception {
        fixture.givenAPublished(queued(fixture.currentTime().plus(LIFE))).whenTimeElapses(LIFE).expectDispatchedCommands(new ExpireInstruction(BOT, STOP));
    }

    @Test
    void itIsExpiredAgainUntilItIsFinal() throws Exception {
        fixture.givenAPublished(queued(fixture.currentTime().plus(LIFE))).andThenTimeElapses(LIFE).whenTimeElapses(SETTINGS.retryAfter())
                .expectDispatchedCommands(new ExpireInstruction(BOT, STOP)).expectActiveSagas(1);
    }

    @Test
    void oneThatIsUnderWayStillExpires() throws Exception {
        fixture.givenAPublished(queued(fixture.currentTime().plus(LIFE))).andThenAPublished(progressed(InstructionState.ACKNOWLEDGED)).whenTimeElapses(LIFE)
                .expectDispatchedCommands(new ExpireInstruction(BOT, STOP));
    }

    @Test
    void aFinishedOneIsLeftAlone() throws Exception {
        fixture.givenAPublished(queued(fixture.currentTime().plus(LIFE))).whenPublishingA(progressed(InstructionState.DONE))
                .expectActiveSagas(0).expectNoScheduledDeadlines();
    }
}
