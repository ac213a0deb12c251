package plutarc.saga.bot;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import plutarc.contracts.bot.BotEvent.BotFailed;
import plutarc.contracts.bot.BotEvent.BotFellAsleep;
import plutarc.contracts.bot.BotEvent.BotSleepRequested;
import plutarc.contracts.bot.BotEvent.BotStopRequested;
import plutarc.contracts.bot.BotEvent.InstructionProgressed;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.message.Alarms;
import plutarc.saga.message.SagaProcessor;

/**
 * From the end of the last session to the release of the instance. The bot has the last word: only once it says that it was flat and has
 * ended is the instance released, asking until that is an event. A bot that says otherwise, or nothing, stays up.
 */
@Saga
@ProcessingGroup(SagaProcessor.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class FallingAsleep {
    static final String TRY_AGAIN = "falling-asleep-try-again";

    private final Alarms alarms = new Alarms();
    private WorkspaceId workspaceId;
    private BotId botId;
    private DeploymentId deploymentId;

    @StartSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotSleepRequested event) {
        workspaceId = event.workspaceId();
        botId = event.botId();
        deploymentId = event.deploymentId();
        SagaLifecycle.associateWith("instructionId", event.instructionId().value());
    }

    @SagaEventHandler(associationProperty = "instructionId")
    void on(InstructionProgressed event, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        if (event.state() == InstructionState.DONE) {
            alarms.set(deadlines, TRY_AGAIN, settings.retryAfter(), deploymentId.value());
            work.release("sleep", workspaceId, botId, deploymentId);
        } else if (event.state().isFinal()) {
            SagaLifecycle.end();
        }
    }

    @DeadlineHandler(deadlineName = TRY_AGAIN)
    void tryAgain(String deployment, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        alarms.rang(TRY_AGAIN);
        alarms.set(deadlines, TRY_AGAIN, settings.retryAfter(), deploymentId.value());
        work.release("sleep", workspaceId, botId, deploymentId);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotFellAsleep event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotStopRequested event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotFailed event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }
}
