package plutarc.saga.bot;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import plutarc.contracts.bot.BotEvent.BotCameOnline;
import plutarc.contracts.bot.BotEvent.BotDeployed;
import plutarc.contracts.bot.BotEvent.BotFailed;
import plutarc.contracts.bot.BotEvent.BotStopRequested;
import plutarc.contracts.bot.BotEvent.BotWakeStarted;
import plutarc.contracts.bot.BotEvent.InstanceProvisioned;
import plutarc.contracts.bot.BotEvent.ProvisioningFailed;
import plutarc.saga.compute.Deployment;
import plutarc.saga.compute.ProvisioningTimes;
import plutarc.saga.message.Alarms;
import plutarc.saga.message.SagaProcessor;

/**
 * From a deployment, or a wake, to the bot's first word. Asks for the instance, and asks again until its outcome is an event; when the bot
 * is not online in time, has everything freed and the failure recorded, and asks for that until it is an event too. Its deadlines are durable:
 * a backend that died between any two steps takes up the next one when it is back. (The first parameter of a deadline handler is always
 * the deadline's payload, here what it is about.)
 */
@Saga
@ProcessingGroup(SagaProcessor.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class Provisioning {
    static final String TIMED_OUT = "provisioning-timed-out";
    static final String TRY_AGAIN = "provisioning-try-again";

    private final Alarms alarms = new Alarms();
    private Deployment deployment;
    private Optional<String> version = Optional.empty();
    private Instant begun;
    private Optional<String> provider = Optional.empty();
    private boolean late;

    @StartSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotDeployed event, @Timestamp Instant at, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        begin(new Deployment(event.botId(), event.workspaceId(), event.deploymentId(), event.region()), Optional.empty(), at, deadlines, settings, work);
    }

    /** Into the version that the bot ran before it slept: an update is for people to ask for. */
    @StartSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotWakeStarted event, @Timestamp Instant at, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        begin(new Deployment(event.botId(), event.workspaceId(), event.deploymentId(), event.region()), event.botVersion(), at, deadlines, settings, work);
    }

    private void begin(Deployment wanted, Optional<String> ofVersion, Instant at, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        deployment = wanted;
        version = ofVersion;
        begun = at;
        alarms.set(deadlines, TIMED_OUT, settings.onlineWithin(), deployment.deploymentId().value());
        alarms.set(deadlines, TRY_AGAIN, settings.retryAfter(), deployment.deploymentId().value());
        work.provision(deployment, version);
    }

    @SagaEventHandler(associationProperty = "deploymentId")
    void on(InstanceProvisioned event) {
        provider = Optional.of(event.instance().provider());
    }

    @DeadlineHandler(deadlineName = TRY_AGAIN)
    void tryAgain(String deploymentId, DeadlineManager deadlines, ProcessSettings settings, InstanceWork work) {
        alarms.rang(TRY_AGAIN);
        if (late) {
            abandon(settings, work);
        } else if (provider.isEmpty()) {
            work.provision(deployment, version);
        }
        alarms.set(deadlines, TRY_AGAIN, settings.retryAfter(), deployment.deploymentId().value());
    }

    @DeadlineHandler(deadlineName = TIMED_OUT)
    void timedOut(String deploymentId, ProcessSettings settings, InstanceWork work) {
        alarms.rang(TIMED_OUT);
        late = true;
        abandon(settings, work);
    }

    private void abandon(ProcessSettings settings, InstanceWork work) {
        work.abandon(deployment, (provider.isPresent() ? "The bot did not come online" : "No instance could be had") + " within "
                + settings.onlineWithin().toSeconds() + " seconds.");
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotCameOnline event, @Timestamp Instant at, DeadlineManager deadlines, ProvisioningTimes times) {
        alarms.cancelAll(deadlines);
        provider.ifPresent(it -> times.measured(it, deployment.region(), Duration.between(begun, at)));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(ProvisioningFailed event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }

    /** Its process kept ending before it could say a word. */
    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotFailed event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }

    /** From here on {@link WindingDown} has it. */
    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotStopRequested event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }
}
