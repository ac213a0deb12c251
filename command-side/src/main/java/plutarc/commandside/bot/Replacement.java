package plutarc.commandside.bot;

import java.util.Optional;
import plutarc.contracts.bot.InstructionId;

/**
 * A restart or update that is under way. Immutable.
 *
 * @param from the version before, where it is known
 * @param to   the version after; empty for a restart, which keeps the version
 */
record Replacement(InstructionId instructionId, Optional<String> from, Optional<String> to, Phase phase) {

    enum Phase {
        /** The former process is told to end. */
        HALTING,
        /** The next process is started; the bot's word decides. */
        STARTING,
        /** The update failed, and the former version is started again. */
        GOING_BACK
    }

    static Replacement restart(InstructionId instructionId) {
        return new Replacement(instructionId, Optional.empty(), Optional.empty(), Phase.HALTING);
    }

    static Replacement update(InstructionId instructionId, Optional<String> from, String to) {
        return new Replacement(instructionId, from, Optional.of(to), Phase.HALTING);
    }

    Replacement in(Phase next) {
        return new Replacement(instructionId, from, to, next);
    }

    boolean isUpdate() {
        return to.isPresent();
    }

    /** Whether a process of this version is the one that was to take over. */
    boolean takenOverBy(String version) {
        return phase == Phase.STARTING && to.map(version::equals).orElse(true);
    }
}
