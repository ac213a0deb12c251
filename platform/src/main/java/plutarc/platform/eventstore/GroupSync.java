package plutarc.platform.eventstore;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets many threads share one costly operation that makes everything before it durable. Each call of {@link #await()} returns after
 * an operation that began later than the call; callers that arrive while one runs share the next. Thread-safe.
 */
final class GroupSync {

    private final Runnable operation;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long asked;
    private long done;
    private boolean running;

    GroupSync(Runnable operation) {
        this.operation = operation;
    }

    /** @throws RuntimeException whatever the operation threw for this caller; what came before the call is then not known to be durable */
    void await() {
        lock.lock();
        try {
            long ticket = ++asked;
            while (done < ticket) {
                if (running) {
                    ended.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void lead() {
        running = true;
        long covered = asked;
        boolean succeeded = false;
        lock.unlock();
        try {
            operation.run();
            succeeded = true;
        } finally {
            lock.lock();
            running = false;
            if (succeeded) {
                done = Math.max(done, covered);
            }
            ended.signalAll();
        }
    }
}
