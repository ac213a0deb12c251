package plutarc.saga.bot;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import plutarc.contracts.bot.BotCommand.RecordReplacementFailed;
import plutarc.contracts.bot.BotEvent.BotCameOnline;
import plutarc.contracts.bot.BotEvent.BotFailed;
import plutarc.contracts.bot.BotEvent.BotReplacementBegun;
import plutarc.contracts.bot.BotEvent.BotRestartRequested;
import plutarc.contracts.bot.BotEvent.BotRestarted;
import plutarc.contracts.bot.BotEvent.BotStopRequested;
import plutarc.contracts.bot.BotEvent.BotUpdateRequested;
import plutarc.contracts.bot.BotEvent.BotUpdateRolledBack;
import plutarc.contracts.bot.BotEvent.BotUpdated;
import plutarc.contracts.bot.BotEvent.InstanceProvisioned;
import plutarc.contracts.bot.BotEvent.InstanceRestarted;
import plutarc.saga.bot.InstanceWork.Exchange;
import plutarc.saga.compute.Deployment;
import plutarc.saga.message.Alarms;
import plutarc.saga.message.SagaProcessor;
import plutarc.saga.message.SystemCommands;

/**
 * A restart or update: has the bot's process ended and another one started in its place, and asks until that is an event. If the next one
 * is not heard of in time, says so; an update then starts the version before, in the same way.
 */
@Saga
@ProcessingGroup(SagaProcessor.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class Replacing {
    static final String TIMED_OUT = "replacing-timed-out";
    static final String TRY_AGAIN = "replacing-try-again";

    private final Alarms alarms = new Alarms();
    private Exchange exchange;

    @StartSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotRestartRequested event, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        begin(new Exchange(new Deployment(event.botId(), event.workspaceId(), event.deploymentId(), event.region()), event.instructionId(),
                Optional.empty(), false, false), deadlines, settings, work);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotUpdateRequested event, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        begin(new Exchange(new Deployment(event.botId(), event.workspaceId(), event.deploymentId(), event.region()), event.instructionId(),
                Optional.of(event.to()), true, false), deadlines, settings, work);
    }

    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotReplacementBegun event, DeadlineManager deadlines, ProcessSettings settings) {
        alarms.set(deadlines, TIMED_OUT, settings.replacedWithin(), exchange.instructionId().value());
    }

    /** It is started; from here on only the bot's own word is waited for. */
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(InstanceRestarted event, DeadlineManager deadlines) {
        alarms.cancel(deadlines, TRY_AGAIN);
    }

    @SagaEventHandler(associationProperty = "deploymentId")
    void on(InstanceProvisioned event, DeadlineManager deadlines) {
        alarms.cancel(deadlines, TRY_AGAIN);
    }

    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotUpdateRolledBack event, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        begin(new Exchange(exchange.deployment(), exchange.instructionId(), event.backTo(), true, true), deadlines, settings, work);
        alarms.set(deadlines, TIMED_OUT, settings.replacedWithin(), exchange.instructionId().value());
    }

    private void begin(Exchange next, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        exchange = next;
        alarms.set(deadlines, TIMED_OUT, settings.onlineWithin(), exchange.instructionId().value());
        alarms.set(deadlines, TRY_AGAIN, settings.retryAfter(), exchange.instructionId().value());
        work.exchange(exchange, settings.graceToReplace());
    }

    @DeadlineHandler(deadlineName = TRY_AGAIN)
    void tryAgain(String instruction, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        alarms.rang(TRY_AGAIN);
        alarms.set(deadlines, TRY_AGAIN, settings.retryAfter(), exchange.instructionId().value());
        work.exchange(exchange, settings.graceToReplace());
    }

    @DeadlineHandler(deadlineName = TIMED_OUT)
    void timedOut(String instruction, DeadlineManager deadlines, ProcessSettings settings, SystemCommands commands) {
        alarms.rang(TIMED_OUT);
        alarms.set(deadlines, TIMED_OUT, settings.retryAfter(), exchange.instructionId().value());
        commands.send("replacing", exchange.deployment().workspaceId(), new RecordReplacementFailed(exchange.deployment().botId(),
                exchange.deployment().deploymentId(), exchange.instructionId(), exchange.goingBack(),
                "the bot was not heard of within " + settings.replacedWithin().toSeconds() + " seconds"));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotRestarted event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotUpdated event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }

    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotCameOnline event, DeadlineManager deadlines) {
        if (exchange.goingBack()) {
            alarms.cancelAll(deadlines);
            SagaLifecycle.end();
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotFailed event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotStopRequested event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }
}
