package plutarc.queryside.store;

/**
 * Makes what was written to the view store outlast this process, however that ends. A MongoDB server does so by its write concern; the embedded
 * server only when told. Whether it outlasts the machine too is the store's matter: views can be built again from the events.
 */
@FunctionalInterface
public interface Durability {

    /** For stores whose acknowledged writes are durable by themselves. */
    Durability BY_ITSELF = () -> {
    };

    /** Returns after everything that was written before the call would be found again by a process that follows this one. Thread-safe. */
    void commit();
}
