package plutarc.queryside.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import plutarc.contracts.message.Actor;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * What waits to be sent to one open dashboard. Offering never waits: an event with the key of a waiting one takes its place, and when
 * more than {@code most} wait all are dropped, a {@code resync} is left in their stead, and nothing more is taken. Thread-safe.
 */
public final class LiveClient {

    private final WorkspaceId workspace;
    private final Actor actor;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LinkedHashMap<String, LiveEvent> waiting = new LinkedHashMap<>();
    private long unkeyed;
    private boolean closed;

    LiveClient(WorkspaceId workspace, Actor actor, int most) {
        this.workspace = workspace;
        this.actor = actor;
        this.most = most;
    }

    WorkspaceId workspace() {
        return workspace;
    }

    Actor actor() {
        return actor;
    }

    void offer(LiveEvent event) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            waiting.put(event.key().orElseGet(() -> "#" + unkeyed++), event);
            if (waiting.size() > most) {
                drop();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends it with a {@code resync} as the last event. */
    void overrun() {
        lock.lock();
        try {
            if (!closed) {
                drop();
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; what waits is not sent. */
    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next event; empty if none has come in this time, or if it has ended. */
    Optional<LiveEvent> next(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (waiting.isEmpty() && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            var first = waiting.pollFirstEntry();
            return Optional.ofNullable(first).map(Map.Entry::getValue);
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing more is to be sent. */
    boolean ended() {
        lock.lock();
        try {
            return closed && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void drop() {
        waiting.clear();
        waiting.put("resync", LiveEvent.RESYNC);
        closed = true;
    }
}
