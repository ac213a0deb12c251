package plutarc.queryside.bot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.bot.InstructionView;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.store.ViewCollection;

/** An instruction with who gave it and every state that it reached. */
public record InstructionFacts(InstructionId instructionId, BotId botId, String kind, Optional<String> symbol, Optional<String> what, Actor actor, Optional<String> role,
                               Optional<String> reason, InstructionState state, Optional<String> detail, Instant queuedAt, Instant expiresAt,
                               List<InstructionView.Step> steps) {

    public static final ViewCollection<InstructionFacts> INSTRUCTIONS = ViewCollection.of("instructions", InstructionFacts.class)
            .indexed("workspace", "view.botId", "-view.queuedAt");

    static String listOf(BotId bot) {
        return "instructions/" + bot.value();
    }

    /** Instruction ids are chosen by senders, so they are unique in a workspace only. */
    static String id(WorkspaceId workspace, InstructionId instruction) {
        return workspace.value() + "/" + instruction.value();
    }

    /** A final state stays. */
    InstructionFacts progressed(InstructionState next, Optional<String> why, Instant at) {
        if (state.isFinal()) {
            return this;
        }
        var reached = new ArrayList<>(steps);
        reached.add(new InstructionView.Step(next, at));
        return new InstructionFacts(instructionId, botId, kind, symbol, what, actor, role, reason, next, why.or(() -> detail), queuedAt, expiresAt,
                List.copyOf(reached));
    }

    public InstructionView view(String actorName) {
        return new InstructionView(instructionId, botId, kind, symbol, what, actorName, actor.kind() == ActorKind.STAFF, role, reason, state, detail, expiresAt, steps);
    }
}
