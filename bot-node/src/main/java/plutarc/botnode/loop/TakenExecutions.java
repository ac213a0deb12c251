package plutarc.botnode.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.exchanges.Execution;

/** Which executions count already, so that reading them again changes nothing, over restarts too. Of the loop's thread alone. */
final class TakenExecutions {

    /** Executions may be read out of order by as much. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final Map<String, Instant> ids = new LinkedHashMap<>();
    private Optional<Instant> until;

    TakenExecutions(Optional<LoopState> state) {
        this.until = state.flatMap(LoopState::executionsUntil);
        state.ifPresent(s -> s.executionIds().forEach(taken -> ids.put(taken.id(), taken.at())));
    }

    /** Venue's time of the latest one; empty before the first. */
    Optional<Instant> until() {
        return until;
    }

    List<LoopState.TakenExecution> state() {
        List<LoopState.TakenExecution> taken = new ArrayList<>();
        ids.forEach((id, at) -> taken.add(new LoopState.TakenExecution(id, at)));
        return taken;
    }

    /** From when on they are to be read. A bot without memory looks for trades of its own in all that the venue still knows. */
    Instant from() {
        return until.map(latest -> latest.minus(OVERLAP)).orElse(Instant.EPOCH);
    }

    /** Takes one. Returns whether it is new. */
    boolean take(Execution execution) {
        boolean forgotten = until.map(TakenExecutions::horizon).filter(horizon -> execution.at().isBefore(horizon)).isPresent(); // all that old have been taken
        if (forgotten || ids.putIfAbsent(execution.executionId(), execution.at()) != null) {
            return false;
        }
        until = Optional.of(until.filter(latest -> latest.isAfter(execution.at())).orElse(execution.at()));
        Instant oldest = horizon(until.get());
        ids.values().removeIf(at -> at.isBefore(oldest));
        return true;
    }

    private static Instant horizon(Instant latest) {
        return latest.minus(OVERLAP.multipliedBy(2));
    }
}
