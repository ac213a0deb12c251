package plutarc.saga.bot;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import plutarc.contracts.bot.BotCommand.RaiseOfflineAlert;
import plutarc.contracts.bot.BotEvent.BotCameOnline;
import plutarc.contracts.bot.BotEvent.BotFailed;
import plutarc.contracts.bot.BotEvent.BotFellAsleep;
import plutarc.contracts.bot.BotEvent.BotOfflineAlerted;
import plutarc.contracts.bot.BotEvent.BotStopRequested;
import plutarc.contracts.bot.BotEvent.BotWentOffline;
import plutarc.saga.message.Alarms;
import plutarc.saga.message.SagaProcessor;
import plutarc.saga.message.SystemCommands;

/** Raises an alert over a bot that stays Offline; one that is back before is none. */
@Saga
@ProcessingGroup(SagaProcessor.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class OfflineAlert {
    static final String SILENT_FOR_LONG = "offline-alert";

    private final Alarms alarms = new Alarms();
    private BotWentOffline since;

    @StartSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotWentOffline event, DeadlineManager deadlines, ProcessSettings settings) {
        since = event;
        alarms.set(deadlines, SILENT_FOR_LONG, event.lastHeard().plus(settings.alertAfter()), event.deploymentId().value());
    }

    /** Asks again until it is an event, or not true any more. */
    @DeadlineHandler(deadlineName = SILENT_FOR_LONG)
    void alert(String deployment, DeadlineManager deadlines, ProcessSettings settings, SystemCommands commands) {
        alarms.rang(SILENT_FOR_LONG);
        alarms.set(deadlines, SILENT_FOR_LONG, settings.retryAfter(), deployment);
        commands.send("offline-alert", since.workspaceId(), new RaiseOfflineAlert(since.botId(), since.deploymentId(), since.lastHeard()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotOfflineAlerted event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotCameOnline event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "deploymentId")
    void on(BotFailed event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
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
}
