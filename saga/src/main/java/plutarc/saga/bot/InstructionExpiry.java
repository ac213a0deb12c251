package plutarc.saga.bot;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import plutarc.contracts.bot.BotCommand.ExpireInstruction;
import plutarc.contracts.bot.BotEvent.InstructionProgressed;
import plutarc.contracts.bot.BotEvent.InstructionQueued;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.message.Alarms;
import plutarc.saga.message.SagaProcessor;
import plutarc.saga.message.SystemCommands;

/** Expires one instruction that the bot has not finished in time. */
@Saga
@ProcessingGroup(SagaProcessor.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class InstructionExpiry {
    static final String EXPIRED = "instruction-expired";

    private final Alarms alarms = new Alarms();
    private BotId botId;
    private WorkspaceId workspaceId;
    private InstructionId instructionId;

    @StartSaga
    @SagaEventHandler(associationProperty = "instructionId")
    void on(InstructionQueued event, DeadlineManager deadlines) {
        botId = event.botId();
        workspaceId = event.workspaceId();
        instructionId = event.instructionId();
        alarms.set(deadlines, EXPIRED, event.expiresAt(), instructionId.value());
    }

    /** Asks again until the instruction is final: the command may be lost, its outcome is an event. */
    @DeadlineHandler(deadlineName = EXPIRED)
    void expire(String instruction, DeadlineManager deadlines, ProcessSettings settings, SystemCommands commands) {
        alarms.rang(EXPIRED);
        alarms.set(deadlines, EXPIRED, settings.retryAfter(), instructionId.value());
        commands.send("expiry", workspaceId, new ExpireInstruction(botId, instructionId));
    }

    @SagaEventHandler(associationProperty = "instructionId")
    void on(InstructionProgressed event, DeadlineManager deadlines) {
        if (event.state().isFinal()) {
            alarms.cancelAll(deadlines);
            SagaLifecycle.end();
        }
    }
}
