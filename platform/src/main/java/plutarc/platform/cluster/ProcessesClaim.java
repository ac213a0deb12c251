package plutarc.platform.cluster;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import plutarc.contracts.workspace.ProcessesClaimed;
import plutarc.platform.start.CannotStart;

/**
 * Binds an event store to the one relational database that holds its processes and deadlines. Backends that share events but not this
 * database would each run every process: every bot would be deployed twice. The claim is an event, and the event store lets only one
 * of two simultaneous ones through.
 *
 * @param takeOver claims the processes from the database that had them, which must be gone for good
 */
record ProcessesClaim(EventStore events, TokenStore tokens, TransactionManager transactions, boolean takeOver) {

    private static final String STREAM = "installation-processes";

    /** @throws CannotStart if they belong to another database */
    void make() {
        String mine = transactions.fetchInTransaction(tokens::retrieveStorageIdentifier).orElseThrow();
        DomainEventStream claims = events.readEvents(STREAM);
        long next = 0;
        String holder = mine;
        boolean claimed = false;
        while (claims.hasNext()) {
            DomainEventMessage<?> claim = claims.next();
            next = claim.getSequenceNumber() + 1;
            holder = ((ProcessesClaimed) claim.getPayload()).store();
            claimed = true;
        }
        if (!holder.equals(mine) && !takeOver) {
            throw new CannotStart("the processes of this Axon Server are kept in another relational database than this backend's; both would deploy every bot. "
                    + "Use that one (its data folder, or the same PostgreSQL in plutarc.event-store.url); if it is gone for good, start once with --plutarc.cluster.take-over=true");
        }
        if (!claimed || !holder.equals(mine)) {
            events.publish(new GenericDomainEventMessage<>("installation", STREAM, next, new ProcessesClaimed(mine)));
        }
    }
}
