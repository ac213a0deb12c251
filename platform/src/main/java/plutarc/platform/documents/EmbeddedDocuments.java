package plutarc.platform.documents;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import plutarc.platform.start.CannotStart;

/**
 * A MongoDB server inside this process, its data in one file of the data folder, reachable from this machine only. It writes what
 * changed about once a second; whoever needs it earlier calls {@link #commit()} or {@link #hand()}. Thread-safe.
 *
 * <p>The two differ in what they survive. What cannot be built again (accounts, sessions, keys) is committed to the disk. Views are made from events
 * and telemetry is a record of moments: for these it is enough that the operating system has them in the order in which they were written, which
 * survives the end of this process by any signal, and spares a sync of the disk for each batch. Should the machine lose its power, views and the tokens
 * that follow them fall back together to what the file last held.
 */
public final class EmbeddedDocuments implements AutoCloseable {

    private static final int CACHE_MEGABYTES = 32;
    private static final int COMPACT_MILLIS = 2_000;

    private final MVStore store;
    private final H2Backend backend;
    private final MongoServer server;
    private final String address;
    private final ReentrantLock committing;

    private EmbeddedDocuments(MVStore store, H2Backend backend, MongoServer server, String address, ReentrantLock committing) {
        this.store = store;
        this.backend = backend;
        this.server = server;
        this.address = address;
        this.committing = committing;
    }

    /** @throws CannotStart where the file cannot be opened */
    public static EmbeddedDocuments open(Path file) {
        try {
            MVStore store = new MVStore.Builder().fileName("retry:" + file).cacheSize(CACHE_MEGABYTES).autoCommitBufferSize(16 * 1024).open();
            ReentrantLock committing = new ReentrantLock();
            H2Backend backend = new CompactedOnClose(store, committing);
            MongoServer server = new MongoServer(backend);
            server.bind("127.0.0.1", 0);
            return new EmbeddedDocuments(store, backend, server, "mongodb://127.0.0.1:" + server.getLocalAddress().getPort(), committing);
        } catch (MVStoreException failure) {
            throw new CannotStart("the document store " + file + " cannot be opened: " + failure.getMessage(), failure);
        }
    }

    /** Such as {@code mongodb://127.0.0.1:40123}. */
    public String address() {
        return address;
    }

    /**
     * Returns once everything written before the call is on the disk.
     *
     * @throws IllegalStateException if it is closed
     */
    public void commit() {
        write(store::sync);
    }

    /**
     * Returns once the operating system has everything written before the call.
     *
     * @throws IllegalStateException if it is closed
     */
    public void hand() {
        write(() -> { });
    }

    private void write(Runnable then) {
        committing.lock();
        try {
            if (store.isClosed()) {
                throw new IllegalStateException("the document store is closed");
            }
            backend.commit();
            then.run();
        } finally {
            committing.unlock();
        }
    }

    /** Ends every connection first, so that nobody writes any more while the file is made small again, as far as that goes in two seconds. */
    @Override
    public void close() {
        server.shutdown();
    }

    /** Closed by the server, after the last of its connections. */
    private static final class CompactedOnClose extends H2Backend {

        private final MVStore store;
        private final ReentrantLock committing;

        CompactedOnClose(MVStore store, ReentrantLock committing) {
            super(store);
            this.store = store;
            this.committing = committing;
        }

        @Override
        public void close() {
            committing.lock();
            try {
                if (!store.isClosed()) {
                    commit();
                    store.compactFile(COMPACT_MILLIS);
                }
                super.close();
            } finally {
                committing.unlock();
            }
        }
    }
}
