package plutarc.commandside.bot;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.SessionWindow;

/**
 * What a bot's sleep depends on. Immutable.
 *
 * @param window     the session that runs or comes next, as last looked at; empty without one that ends
 * @param falling    present while it is told to sleep and its instance is released
 * @param postponed  it has been said that it stays up, though its session is over
 * @param awakeUntil before this it does not sleep, because somebody woke it
 */
record Rest(Optional<SessionWindow> window, Optional<Falling> falling, boolean postponed, Optional<Instant> awakeUntil) {
    static final Rest NONE = new Rest(Optional.empty(), Optional.empty(), false, Optional.empty());

    /** @param next the session before which it is to be up again */
    record Falling(InstructionId instructionId, SessionWindow next) {
    }

    Rest seen(Optional<SessionWindow> next) {
        return new Rest(next, falling, false, awakeUntil);
    }

    Rest falls(InstructionId instructionId, SessionWindow next) {
        return new Rest(window, Optional.of(new Falling(instructionId, next)), postponed, awakeUntil);
    }

    Rest staysUp() {
        return new Rest(window, Optional.empty(), true, awakeUntil);
    }

    /** Falls asleep no more, for whatever reason. */
    Rest undisturbed() {
        return falling.isEmpty() ? this : new Rest(window, Optional.empty(), postponed, awakeUntil);
    }

    Rest begun(Optional<Instant> until) {
        return new Rest(window, Optional.empty(), false, until);
    }

    boolean fallsBy(InstructionId instructionId) {
        return falling.filter(it -> it.instructionId().equals(instructionId)).isPresent();
    }
}
