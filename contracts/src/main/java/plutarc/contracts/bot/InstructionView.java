package plutarc.contracts.bot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One instruction and how far it has come.
 *
 * @param kind   the instruction's type, such as {@code close_position}
 * @param actor  who gave it
 * @param role   that person's role then
 * @param steps  every state it reached, with its time
 */
public record InstructionView(InstructionId instructionId, BotId botId, String kind, Optional<String> symbol, String actor, Optional<String> role,
                              Optional<String> reason, InstructionState state, Optional<String> detail, Instant expiresAt, List<Step> steps) {

    public record Step(InstructionState state, Instant at) {
    }
}
