package plutarc.contracts.bot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One instruction and how far it has come.
 *
 * @param kind   the instruction's type, such as {@code close_position}
 * @param what   what exactly, in words, where the kind does not say it all
 * @param actor  who gave it
 * @param staff  whether the operator's staff gave it
 * @param role   that person's role then
 * @param steps  every state it reached, with its time
 */
public record InstructionView(InstructionId instructionId, BotId botId, String kind, Optional<String> symbol, Optional<String> what, String actor, boolean staff, Optional<String> role,
                              Optional<String> reason, InstructionState state, Optional<String> detail, Instant expiresAt, List<Step> steps) {

    public record Step(InstructionState state, Instant at) {
    }
}
