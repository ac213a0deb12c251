package plutarc.saga.bot;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotEvent.BotCameOnline;
import plutarc.contracts.bot.BotEvent.BotConfigurationChanged;
import plutarc.contracts.bot.BotEvent.BotDeployed;
import plutarc.contracts.bot.BotEvent.BotFellAsleep;
import plutarc.contracts.bot.BotEvent.BotStopped;
import plutarc.contracts.bot.BotEvent.InstanceProvisioned;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.message.Alarms;
import plutarc.saga.message.SagaProcessor;

/**
 * Looks at one bot's sessions when there may be something to do: when it comes online, falls asleep or is configured otherwise, and at the
 * instant that the last look named, such as the end of its session or the time to wake it. A sleeping bot costs this one deadline, which is
 * durable: one that fell into an outage of the backend fires when it is back.
 */
@Saga
@ProcessingGroup(SagaProcessor.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class SleepSchedule {
    static final String LOOK = "sleep-schedule-look";
    private static final Logger log = LoggerFactory.getLogger(SleepSchedule.class);

    private final Alarms alarms = new Alarms();
    private BotId botId;
    private WorkspaceId workspaceId;
    private RegionId region;
    private Optional<Venue> venue = Optional.empty();
    private Optional<String> provider = Optional.empty();

    @StartSaga
    @SagaEventHandler(associationProperty = "botId")
    void on(BotDeployed event) {
        botId = event.botId();
        workspaceId = event.workspaceId();
        region = event.region();
    }

    @SagaEventHandler(associationProperty = "botId")
    void on(InstanceProvisioned event) {
        provider = Optional.of(event.instance().provider());
    }

    @SagaEventHandler(associationProperty = "botId")
    void on(BotConfigurationChanged event, DeadlineManager deadlines) {
        venue = event.configuration().key().map(BotConfiguration.KeyInUse::venue);
        lookNow(deadlines);
    }

    @SagaEventHandler(associationProperty = "botId")
    void on(BotCameOnline event, DeadlineManager deadlines) {
        lookNow(deadlines);
    }

    @SagaEventHandler(associationProperty = "botId")
    void on(BotFellAsleep event, DeadlineManager deadlines) {
        lookNow(deadlines);
    }

    @DeadlineHandler(deadlineName = LOOK)
    void look(String bot, DeadlineManager deadlines, ProcessSettings settings, ScheduleReviews reviews) {
        alarms.rang(LOOK);
        try {
            reviews.review(workspaceId, botId, venue, provider, region).ifPresent(next -> alarms.set(deadlines, LOOK, next, botId.value()));
        } catch (RuntimeException later) {
            log.atWarn().addKeyValue("bot", botId).addKeyValue("reason", later.getMessage()).log("sessions are looked at later");
            alarms.set(deadlines, LOOK, settings.retryAfter(), botId.value());
        }
    }

    /** By a deadline, so that whatever may fail fails there, and is tried again. */
    private void lookNow(DeadlineManager deadlines) {
        alarms.set(deadlines, LOOK, Duration.ZERO, botId.value());
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "botId")
    void on(BotStopped event, DeadlineManager deadlines) {
        alarms.cancelAll(deadlines);
    }
}
