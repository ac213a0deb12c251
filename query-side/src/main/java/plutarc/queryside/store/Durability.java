package plutarc.queryside.store;

/**
 * Makes what was written to the view store last. A MongoDB server does so by its write concern; the embedded server only when told.
 */
@FunctionalInterface
public interface Durability {

    /** For stores whose acknowledged writes are durable by themselves. */
    Durability BY_ITSELF = () -> {
    };

    /** Returns after everything that was written before the call is durable. Thread-safe. */
    void commit();
}
