package plutarc.saga.bot;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import plutarc.contracts.bot.BotEvent.BotCameOnline;
import plutarc.contracts.bot.BotEvent.BotDeployed;
import plutarc.contracts.bot.BotEvent.BotFailed;
import plutarc.contracts.bot.BotEvent.BotStopRequested;
import plutarc.contracts.bot.BotEvent.InstanceProvisioned;
import plutarc.contracts.bot.BotEvent.ProvisioningFailed;
import plutarc.saga.compute.Deployment;
import plutarc.saga.message.SagaProcessor;

/**
 * From a deployment to the bot's first word. Asks for the instance, and asks again until its outcome is an event; when the bot is not
 * online in time, has everything freed and the failure recorded, and asks for that until it is an event too. Its deadlines are durable:
 * a backend that died between any two steps takes up the next one when it is back. (The first parameter of a deadline handler is always
 * the deadline's payload, here what it is about.)
 */
@Saga
@ProcessingGroup(SagaProcessor.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class Provisioning {
    static final String TIMED_OUT = "provisioning-timed-out";
    static final String TRY_AGAIN = "provisioning-try-again";

    private Deployment deployment;
    private boolean provisioned;
    private boolean late;

    @StartSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotDeployed event, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        deployment = new Deployment(event.botId(), event.workspaceId(), event.deploymentId(), event.region());
        deadlines.schedule(settings.onlineWithin(), TIMED_OUT, deployment.deploymentId().value());
        deadlines.schedule(settings.retryAfter(), TRY_AGAIN, deployment.deploymentId().value());
        work.provision(deployment);
    }

    @SagaEventHandler(associationProperty = "deploymentId")
    void on(InstanceProvisioned event) {
        provisioned = true;
    }

    @DeadlineHandler(deadlineName = TRY_AGAIN)
    void tryAgain(String deploymentId, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        if (late) {
            abandon(settings, work);
        } else if (!provisioned) {
            work.provision(deployment);
        }
        deadlines.schedule(settings.retryAfter(), TRY_AGAIN, deployment.deploymentId().value());
    }

    @DeadlineHandler(deadlineName = TIMED_OUT)
    void timedOut(String deploymentId, ProcessSettings settings, InstanceWork work) {
        late = true;
        abandon(settings, work);
    }

    private void abandon(ProcessSettings settings, InstanceWork work) {
        work.abandon(deployment, (provisioned ? "The bot did not come online" : "No instance could be had") + " within "
                + settings.onlineWithin().toSeconds() + " seconds.");
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotCameOnline event, DeadlineManager deadlines) {
        cancel(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(ProvisioningFailed event, DeadlineManager deadlines) {
        cancel(deadlines);
    }

    /** Its process kept ending before it could say a word. */
    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotFailed event, DeadlineManager deadlines) {
        cancel(deadlines);
    }

    /** From here on {@link WindingDown} has it. */
    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotStopRequested event, DeadlineManager deadlines) {
        cancel(deadlines);
    }

    private static void cancel(DeadlineManager deadlines) {
        deadlines.cancelAllWithinScope(TIMED_OUT);
        deadlines.cancelAllWithinScope(TRY_AGAIN);
    }
}
