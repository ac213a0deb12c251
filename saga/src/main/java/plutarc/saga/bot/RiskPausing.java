package plutarc.saga.bot;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import plutarc.contracts.bot.BotCommand.PauseByRiskLimit;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.trading.TradingEvent.RiskLimitBreached;
import plutarc.saga.message.SagaProcessor;
import plutarc.saga.message.SystemCommands;

/** A bot that has paused itself by a risk limit is paused for everybody: its state and its configuration follow, until a person resumes it. */
@Saga
@ProcessingGroup(SagaProcessor.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class RiskPausing {
    /** As bots report it. */
    static final String PAUSED = "pause_and_close_all";

    @StartSaga
    @EndSaga
    @SagaEventHandler(associationProperty = "botId")
    void on(RiskLimitBreached event, SystemCommands commands) {
        if (event.action().equals(PAUSED)) {
            try {
                commands.send("risk-limits", event.workspaceId(), new PauseByRiskLimit(event.botId(), event.limit()));
            } catch (RefusedException gone) {
                // The bot is no more: there is nothing to pause.
            }
        }
    }
}
