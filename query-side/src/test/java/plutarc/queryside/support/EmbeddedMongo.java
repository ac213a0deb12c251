package plutarc.queryside.support;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.mvstore.MVStore;
import plutarc.queryside.store.Durability;

/** The embedded server on a port of its own, in memory or in one file. */
public final class EmbeddedMongo implements AutoCloseable, Durability {

    private final MVStore store;
    private final MongoServer server;
    private final H2Backend backend;

    public EmbeddedMongo(Optional<Path> file) {
        var builder = new MVStore.Builder().cacheSize(32);
        file.ifPresent(path -> builder.fileName("retry:" + path));
        store = builder.open();
        backend = new H2Backend(store);
        server = new MongoServer(backend);
        server.bind("127.0.0.1", 0);
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    }

    @Override
    public synchronized void commit() {
        backend.commit();
    }

    @Override
    public void close() {
        server.shutdown();
        if (!store.isClosed()) {
            store.close();
        }
    }
}
