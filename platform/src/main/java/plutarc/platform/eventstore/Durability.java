package plutarc.platform.eventstore;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Ties what leaves this process to what is on the disk: a transaction that appended events returns from its commit only after a sync,
 * and nobody who follows the events sees one that is not synced yet. Otherwise a crash could take back an event that a view or a bot
 * already acted on, and its place would go to another. Thread-safe.
 */
final class Durability {

    private final GroupSync sync;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong covered = new AtomicLong();

    /** @param operation makes all that is committed when it begins survive a crash of process and machine */
    Durability(Runnable operation) {
        this.sync = new GroupSync(() -> {
            long completed = ended.get();
            long started = begun.get();
            operation.run();
            if (completed == started) {
                covered.accumulateAndGet(started, Math::max);
            }
        });
    }

    /** Nothing to do: the store itself syncs before it acknowledges a commit. */
    static Durability byTheStoreItself() {
        return new Durability(() -> { });
    }

    /** @throws IllegalStateException outside of a transaction, where appending would not be durable at all */
    void syncAfterCommit() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("events are appended outside of a transaction");
        }
        if (TransactionSynchronizationManager.getSynchronizations().stream().anyMatch(Synced.class::isInstance)) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new Synced());
    }

    /** Returns once everything that is visible now is durable; at once where nothing was written since the last sync. */
    void barrier() {
        if (covered.get() < begun.get()) {
            sync.await();
        }
    }

    /** One a transaction, however many parts of it have to last. */
    private final class Synced implements TransactionSynchronization {
        private boolean counted;

        @Override
        public void beforeCommit(boolean readOnly) {
            counted = true;
            begun.incrementAndGet();
        }

        @Override
        public void afterCommit() {
            counted = false;
            ended.incrementAndGet();
            sync.await();
        }

        @Override
        public void afterCompletion(int status) {
            if (counted) {
                ended.incrementAndGet();
            }
        }
    }
}
