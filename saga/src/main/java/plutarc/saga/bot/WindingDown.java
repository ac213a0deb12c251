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
import plutarc.contracts.bot.BotEvent.BotStopRequested;
import plutarc.contracts.bot.BotEvent.BotStopped;
import plutarc.contracts.bot.BotEvent.InstructionProgressed;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.message.Alarms;
import plutarc.saga.message.SagaProcessor;

/**
 * From the wish to stop a bot to the release of its instance: waits for the bot to finish its stop instruction, or for a grace time,
 * and then has the instance released, asking until that is an event.
 */
@Saga
@ProcessingGroup(SagaProcessor.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class WindingDown {
    static final String GRACE_IS_OVER = "winding-down-grace-is-over";
    static final String TRY_AGAIN = "winding-down-try-again";

    private final Alarms alarms = new Alarms();
    private WorkspaceId workspaceId;
    private BotId botId;
    private DeploymentId deploymentId;
    private boolean releasing;

    @StartSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotStopRequested event, DeadlineManager deadlines, ProcessSettings settings) {
        workspaceId = event.workspaceId();
        botId = event.botId();
        deploymentId = event.deploymentId();
        SagaLifecycle.associateWith("instructionId", event.instructionId().value());
        alarms.set(deadlines, GRACE_IS_OVER, settings.graceToStop(), deploymentId.value());
    }

    @SagaEventHandler(associationProperty = "instructionId")
    void on(InstructionProgressed event, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        if (event.state().isFinal()) {
            release(deadlines, settings, work);
        }
    }

    @DeadlineHandler(deadlineName = GRACE_IS_OVER)
    void graceIsOver(String deployment, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        alarms.rang(GRACE_IS_OVER);
        release(deadlines, settings, work);
    }

    @DeadlineHandler(deadlineName = TRY_AGAIN)
    void tryAgain(String deployment, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        alarms.rang(TRY_AGAIN);
        work.release("winding-down", workspaceId, botId, deploymentId);
        alarms.set(deadlines, TRY_AGAIN, settings.retryAfter(), deploymentId.value());
    }

    private void release(DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        if (!releasing) {
            releasing = true;
            alarms.set(deadlines, TRY_AGAIN, settings.retryAfter(), deploymentId.value());
            work.release("winding-down", workspaceId, botId, deploymentId);
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotStopped event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }
}
