package plutarc.platform.eventstore;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;
import plutarc.platform.PlatformSettings;

/** A process that appends events from several threads until it is killed, and says on standard output what was acknowledged and what was seen. */
public final class WritingChild {

    private static final int THREADS = 4;

    private WritingChild() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        Stored stored = open(Path.of(arguments[0]));
        PrintStream out = System.out;
        for (int thread = 0; thread < THREADS; thread++) {
            String aggregate = "aggregate-" + arguments[1] + "-" + thread;
            Thread.ofPlatform().start(() -> write(stored, aggregate, out));
        }
        try (var stream = stored.events().openStream(stored.events().createHeadToken())) {
            while (true) {
                TrackedEventMessage<?> seen = stream.nextAvailable();
                out.println("seen " + seen.getIdentifier());
            }
        }
    }

    private static void write(Stored stored, String aggregate, PrintStream out) {
        for (long sequence = 0; ; sequence++) {
            var event = new GenericDomainEventMessage<>("test", aggregate, sequence, "payload " + sequence);
            var unit = DefaultUnitOfWork.startAndGet(event);
            var transaction = stored.transactions().startTransaction();
            unit.onCommit(committing -> transaction.commit());
            unit.onRollback(rolledBack -> transaction.rollback());
            stored.events().publish(event);
            unit.commit();
            out.println("acknowledged " + event.getIdentifier());
        }
    }

    record Stored(RelationalStore relational, TransactionManager transactions, DurableEventStorageEngine engine, EmbeddedEventStore events) {
    }

    static Stored open(Path folder) {
        RelationalStore relational = RelationalStore.open(new PlatformSettings.EventStore(Optional.empty(), "plutarc", ""), folder);
        TransactionManager transactions = new SpringTransactionManager(new JdbcTransactionManager(relational.dataSource()));
        var serializer = Jackson3Serializer.builder().build();
        var engine = new DurableEventStorageEngine(JdbcEventStorageEngine.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(relational.dataSource())))
                .transactionManager(transactions).persistenceExceptionResolver(new DuplicateKeys())
                .eventSerializer(serializer).snapshotSerializer(serializer).schema(EventStoreConfiguration.eventSchema()), relational.durability());
        return new Stored(relational, transactions, engine, EmbeddedEventStore.builder().storageEngine(engine).build());
    }
}
