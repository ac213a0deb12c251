package plutarc.saga.billing;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import plutarc.contracts.billing.BillingCommand.StartMeter;
import plutarc.contracts.billing.BillingCommand.StopMeter;
import plutarc.contracts.bot.BotEvent.BotCameOnline;
import plutarc.contracts.bot.BotEvent.InstanceProvisioned;
import plutarc.contracts.bot.BotEvent.InstanceReleased;
import plutarc.contracts.bot.Instance;
import plutarc.saga.message.SagaProcessor;
import plutarc.saga.message.SystemCommands;

/**
 * Lives as long as one instance: charged from the bot's first word to the release, and never while Deploying or Waking. Times are those
 * of the events, so that it does not matter when this runs, or how often.
 */
@Saga
@ProcessingGroup(SagaProcessor.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class Metering {
    private static final String SIZE = "standard";

    private Instance instance;
    private boolean running;

    @StartSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(InstanceProvisioned event) {
        instance = event.instance();
    }

    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotCameOnline event, @Timestamp Instant at, SystemCommands commands) {
        if (!running) {
            commands.send("metering", event.workspaceId(), new StartMeter(event.workspaceId(), event.deploymentId(), event.botId(), instance.provider(),
                    instance.region(), SIZE, at));
            running = true;
        }
    }

    /** Whatever released it: a stop, sleep, a failed deployment, or the next one of a bot that had failed. */
    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(InstanceReleased event, SystemCommands commands) {
        if (running) {
            commands.send("metering", event.workspaceId(), new StopMeter(event.workspaceId(), event.deploymentId(), event.at()));
        }
    }
}
