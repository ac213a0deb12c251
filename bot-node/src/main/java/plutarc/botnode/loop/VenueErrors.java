package plutarc.botnode.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import plutarc.contracts.risk.RiskLimits;

/**
 * Failures of the venue or the way to it. When as many as the limit fall within its window, entries pause until {@link #CLEAN} minutes have passed without
 * another, or until a person resumes. Wall clock. Of the loop's thread alone.
 */
final class VenueErrors {

    /** Without an error for so long, entries go on by themselves. */
    static final Duration CLEAN = Duration.ofMinutes(5);

    private final Deque<Instant> errors = new ArrayDeque<>();
    private Optional<LoopState.VenuePause> pause;

    VenueErrors(Optional<LoopState.VenuePause> remembered) {
        this.pause = remembered;
    }

    Optional<LoopState.VenuePause> pause() {
        return pause;
    }

    /** Takes an error. Returns how many there were when the limit has just been reached by it. */
    Optional<Integer> failed(Instant now, RiskLimits limits) {
        errors.addLast(now);
        int inWindow = inWindow(now, limits);
        if (pause.isPresent()) {
            pause = Optional.of(new LoopState.VenuePause(Math.max(inWindow, pause.get().errors()), now));
            return Optional.empty();
        }
        if (inWindow < limits.apiErrorThreshold()) {
            return Optional.empty();
        }
        pause = Optional.of(new LoopState.VenuePause(inWindow, now));
        return Optional.of(inWindow);
    }

    /** How many count now. */
    int counting(Instant now, RiskLimits limits) {
        return Math.max(inWindow(now, limits), pause.map(LoopState.VenuePause::errors).orElse(0));
    }

    /** When a pause ends by itself, unless there is another error. */
    Optional<Instant> until() {
        return pause.map(paused -> paused.lastAt().plus(CLEAN));
    }

    /** Ends a pause that has lasted long enough. Returns whether it has just ended. */
    boolean recovers(Instant now) {
        boolean over = until().filter(end -> !now.isBefore(end)).isPresent();
        if (over) {
            forget();
        }
        return over;
    }

    void forget() {
        errors.clear();
        pause = Optional.empty();
    }

    private int inWindow(Instant now, RiskLimits limits) {
        Instant since = now.minus(Duration.ofMinutes(limits.apiErrorWindowMinutes()));
        while (!errors.isEmpty() && errors.peekFirst().isBefore(since)) {
            errors.removeFirst();
        }
        return errors.size();
    }
}
