package plutarc.queryside.store;

import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Which event of which aggregate something came from. Events of one aggregate always arrive in the order of their sequence numbers;
 * of different aggregates they may not.
 *
 * @param id       the aggregate
 * @param sequence of the event within it, from 0
 */
public record Source(String id, long sequence) {

    public static Source of(DomainEventMessage<?> message) {
        return new Source(message.getAggregateIdentifier(), message.getSequenceNumber());
    }
}
