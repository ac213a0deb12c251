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
 * changed about once a second; whoever needs it on the disk earlier calls {@link #commit()}. Thread-safe.
 */
public final class EmbeddedDocuments implements AutoCloseable {

    private static final int CACHE_MEGABYTES = 32;
    private static final int COMPACT_MILLIS = 2_000;

    private final MVStore store;
    private final H2Backend backend;
    private final MongoServer server;
    private final String address;
    private final ReentrantLock committing = new ReentrantLock();

    private EmbeddedDocuments(MVStore store, H2Backend backend, MongoServer server, String address) {
        this.store = store;
        this.backend = backend;
        this.server = server;
        this.address = address;
    }

    /** @throws CannotStart where the file cannot be opened */
    public static EmbeddedDocuments open(Path file) {
        try {
            MVStore store = new MVStore.Builder().fileName("retry:" + file).cacheSize(CACHE_MEGABYTES).autoCommitBufferSize(16 * 1024).open();
            H2Backend backend = new H2Backend(store);
            MongoServer server = new MongoServer(backend);
            server.bind("127.0.0.1", 0);
            return new EmbeddedDocuments(store, backend, server, "mongodb://127.0.0.1:" + server.getLocalAddress().getPort());
        } catch (MVStoreException failure) {
            throw new CannotStart("the document store " + file + " cannot be opened: " + failure.getMessage(), failure);
        }
    }

    /** Such as {@code mongodb://127.0.0.1:40123}. */
    public String address() {
        return address;
    }

    /** Returns once everything written before the call is on the disk. */
    public void commit() {
        committing.lock();
        try {
            backend.commit();
            store.sync();
        } finally {
            committing.unlock();
        }
    }

    /** Writes everything and makes the file small again, as far as that goes in two seconds. */
    @Override
    public void close() {
        server.stopListening();
        backend.commit();
        store.compactFile(COMPACT_MILLIS);
        server.shutdown();
    }
}
