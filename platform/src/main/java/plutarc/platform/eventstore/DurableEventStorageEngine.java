package plutarc.platform.eventstore;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;

/** Axon's relational event store, made to keep {@link Durability}'s promise. Thread-safe. */
final class DurableEventStorageEngine extends JdbcEventStorageEngine {

    private final Durability durability;

    DurableEventStorageEngine(Builder settings, Durability durability) {
        super(settings);
        this.durability = durability;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (!events.isEmpty()) {
            durability.syncAfterCommit();
            super.appendEvents(events, serializer);
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(TrackingToken after, int batchSize) {
        List<? extends TrackedEventData<?>> batch = super.fetchTrackedEvents(after, batchSize);
        if (!batch.isEmpty()) {
            durability.barrier();
        }
        return batch;
    }
}
