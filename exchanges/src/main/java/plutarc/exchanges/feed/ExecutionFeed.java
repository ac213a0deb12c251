package plutarc.exchanges.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import plutarc.exchanges.Execution;

/**
 * Delivers every execution exactly once, over reconnects: while the connection catches up, what the stream brings waits until history
 * has filled in what was missed. Told apart by execution id. One thread.
 */
public final class ExecutionFeed {

    /** History is read again from this long before the newest execution seen: venues book some fills a little out of order. */
    public static final Duration OVERLAP = Duration.ofMinutes(1);
    private static final Duration MEMORY = OVERLAP.multipliedBy(10);

    private final Consumer<Execution> out;
    private final Map<String, Instant> delivered = new HashMap<>();
    private final List<Execution> waiting = new ArrayList<>();
    private final Instant start;
    private Instant newest;
    private boolean catchingUp = true;

    /** @param start executions before it are not delivered */
    public ExecutionFeed(Instant start, Consumer<Execution> out) {
        this.start = start;
        this.newest = start;
        this.out = out;
    }

    /** From when history is to be read to have missed nothing. */
    public Instant readFrom() {
        Instant overlapping = newest.minus(OVERLAP);
        return overlapping.isAfter(start) ? overlapping : start;
    }

    /** The connection is lost or new: hold what the stream brings until {@link #caughtUp}. */
    public void interrupted() {
        catchingUp = true;
        waiting.clear();
    }

    /** The stream brought an execution. */
    public void live(Execution execution) {
        if (catchingUp) {
            waiting.add(execution);
        } else {
            deliver(execution);
        }
    }

    /** History since {@link #readFrom} has been read whole: deliver what is new in it, then what has waited. */
    public void caughtUp(List<Execution> history) {
        history(history);
        catchingUp = false;
        List<Execution> held = List.copyOf(waiting);
        waiting.clear();
        held.forEach(this::deliver);
    }

    /** A later look at history, for fills that the venue booked late. */
    public void history(List<Execution> history) {
        history.stream().sorted(Comparator.comparing(Execution::at)).forEach(this::deliver);
    }

    private void deliver(Execution execution) {
        if (execution.at().isBefore(start) || delivered.putIfAbsent(execution.executionId(), execution.at()) != null) {
            return;
        }
        if (execution.at().isAfter(newest)) {
            newest = execution.at();
            forget();
        }
        out.accept(execution);
    }

    /** History is never read from before {@link #readFrom}, so older ids cannot come back. */
    private void forget() {
        if (delivered.size() > 1000) {
            Instant horizon = newest.minus(MEMORY);
            delivered.values().removeIf(at -> at.isBefore(horizon));
        }
    }
}
