package plutarc.platform.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import plutarc.contracts.audit.AuditEntry.Caused;
import plutarc.contracts.audit.AuditEntry.Changed;
import plutarc.contracts.message.MessageName;

/** What is seen of one command while it is handled: the events that it causes and the fields that it changes. For one thread. */
final class Handling {

    private static final String RESOURCE = Handling.class.getName();

    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final List<Changed> changes = new ArrayList<>();

    /** Empty where the thread handles no command. */
    static Optional<Handling> current() {
        return CurrentUnitOfWork.isStarted() ? Optional.ofNullable(CurrentUnitOfWork.get().root().getResource(RESOURCE)) : Optional.empty();
    }

    /** A command that is sent while another one is handled, and stands or falls with it, shares the other one's. */
    static Handling begin() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(RESOURCE, none -> new Handling());
    }

    void published(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> domain) {
            events.add(domain);
        }
    }

    void changed(List<Changed> fields) {
        changes.addAll(fields);
    }

    List<Changed> changes() {
        return List.copyOf(changes);
    }

    /** Stream by stream, in the order in which they were first written to. */
    List<Caused> caused() {
        Map<String, List<DomainEventMessage<?>>> streams = new LinkedHashMap<>();
        events.forEach(event -> streams.computeIfAbsent(event.getAggregateIdentifier(), stream -> new ArrayList<>()).add(event));
        return streams.entrySet().stream().map(stream -> new Caused(stream.getKey(), stream.getValue().getFirst().getSequenceNumber(),
                stream.getValue().getLast().getSequenceNumber(), names(stream.getValue()))).toList();
    }

    private static List<String> names(List<DomainEventMessage<?>> events) {
        LinkedHashSet<String> names = new LinkedHashSet<>();
        events.forEach(event -> {
            MessageName name = event.getPayloadType().getAnnotation(MessageName.class);
            names.add(name == null ? event.getPayloadType().getSimpleName() : name.value());
        });
        return List.copyOf(names);
    }
}
