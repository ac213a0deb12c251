package plutarc.saga.billing;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import plutarc.contracts.billing.BillingCommand.EndGrace;
import plutarc.contracts.billing.BillingCommand.PostUsage;
import plutarc.contracts.billing.BillingEvent.*;
import plutarc.contracts.billing.BillingStanding;
import plutarc.contracts.bot.BotCommand.StopBot;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.message.SagaProcessor;
import plutarc.saga.message.SystemCommands;

/**
 * The pulse of one workspace's billing: has usage posted every hour while something is charged, and at the moment at which the rest is
 * used up; at the end of the grace time has what is charged wound down. Its deadlines are durable.
 */
@Saga
@ProcessingGroup(SagaProcessor.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class BillingCycle {
    static final String POST = "billing-post";
    static final String GRACE = "billing-grace";
    private static final String PROCESS = "billing";
    private static final Duration SOONEST = Duration.ofSeconds(1);

    private WorkspaceId workspace;
    private Optional<Instant> posting = Optional.empty();

    @StartSaga
    @SagaEventHandler(associationProperty = "workspaceId")
    void on(MeterStarted event, DeadlineManager deadlines, Clock clock) {
        workspace = event.workspaceId();
        plan(event.standing(), deadlines, clock);
    }

    @SagaEventHandler(associationProperty = "workspaceId")
    void on(MeterStopped event, DeadlineManager deadlines, Clock clock) {
        plan(event.standing(), deadlines, clock);
    }

    @SagaEventHandler(associationProperty = "workspaceId")
    void on(PaymentBooked event, DeadlineManager deadlines, Clock clock) {
        plan(event.standing(), deadlines, clock);
    }

    @SagaEventHandler(associationProperty = "workspaceId")
    void on(CreditGranted event, DeadlineManager deadlines, Clock clock) {
        plan(event.standing(), deadlines, clock);
    }

    @SagaEventHandler(associationProperty = "workspaceId")
    void on(BalanceExhausted event, DeadlineManager deadlines, Clock clock) {
        deadlines.schedule(atLeast(Duration.between(clock.instant(), event.graceEndsAt())), GRACE, workspace.value());
    }

    @SagaEventHandler(associationProperty = "workspaceId")
    void on(BalanceRestored event, DeadlineManager deadlines) {
        deadlines.cancelAllWithinScope(GRACE);
    }

    /** Told again after a crash, a bot that winds down already refuses: it is what was wanted. */
    @SagaEventHandler(associationProperty = "workspaceId")
    void on(GraceEnded event, SystemCommands commands) {
        event.bots().forEach(bot -> stop(bot, event.at(), commands));
    }

    @DeadlineHandler(deadlineName = POST)
    void post(String workspaceId, DeadlineManager deadlines, Clock clock, SystemCommands commands) {
        posting = Optional.empty();
        commands.send(PROCESS, workspace, new PostUsage(workspace, clock.instant()));
        planAt(nextHour(clock.instant()), deadlines, clock);
    }

    @DeadlineHandler(deadlineName = GRACE)
    void endGrace(String workspaceId, Clock clock, SystemCommands commands) {
        commands.send(PROCESS, workspace, new EndGrace(workspace, clock.instant()));
    }

    /** After what {@link #post} has charged: the rest may not last for another hour. */
    @SagaEventHandler(associationProperty = "workspaceId")
    void on(UsageCharged event, DeadlineManager deadlines, Clock clock) {
        plan(event.standing(), deadlines, clock);
    }

    private void plan(BillingStanding standing, DeadlineManager deadlines, Clock clock) {
        if (standing.burnMicrosPerHour() == 0) {
            deadlines.cancelAllWithinScope(POST);
            posting = Optional.empty();
            return;
        }
        var now = clock.instant();
        var next = nextHour(now);
        long seconds = Math.max(0, standing.availableMicros()) * 3600 / standing.burnMicrosPerHour() + 1;
        boolean usedUpSooner = standing.availableMicros() > 0 && seconds < Duration.between(now, next).toSeconds();
        planAt(usedUpSooner ? now.plusSeconds(seconds) : next, deadlines, clock);
    }

    private void planAt(Instant at, DeadlineManager deadlines, Clock clock) {
        if (!posting.equals(Optional.of(at))) {
            deadlines.cancelAllWithinScope(POST);
            deadlines.schedule(atLeast(Duration.between(clock.instant(), at)), POST, workspace.value());
            posting = Optional.of(at);
        }
    }

    private void stop(BotId bot, Instant at, SystemCommands commands) {
        try {
            commands.send(PROCESS, workspace, new StopBot(bot, new InstructionId("balance-" + at.getEpochSecond() + "-" + bot.value().substring(0,
                    Math.min(32, bot.value().length())))));
        } catch (RefusedException ending) {
            // It winds down already, or is no more.
        }
    }

    private static Instant nextHour(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    }

    private static Duration atLeast(Duration wanted) {
        return wanted.compareTo(SOONEST) < 0 ? SOONEST : wanted;
    }
}
