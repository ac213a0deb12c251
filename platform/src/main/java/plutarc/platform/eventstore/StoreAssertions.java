package plutarc.platform.eventstore;

import java.util.Arrays;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to start with a part that would quietly store nothing. */
@Component
class StoreAssertions implements SmartInitializingSingleton {

    private final org.axonframework.config.Configuration axon;
    private final ObjectProvider<EventStorageEngine> engines;
    private final ObjectProvider<SagaStore<?>> sagaStores;
    private final Environment environment;

    StoreAssertions(org.axonframework.config.Configuration axon, ObjectProvider<EventStorageEngine> engines,
                    ObjectProvider<SagaStore<?>> sagaStores, Environment environment) {
        this.axon = axon;
        this.engines = engines;
        this.sagaStores = sagaStores;
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        TransactionManager transactions = axon.getComponent(TransactionManager.class);
        require(transactions != null && !(transactions instanceof NoTransactionManager), "transactions", transactions);
        require(sagaStores.stream().allMatch(JdbcSagaStore.class::isInstance), "saga store", sagaStores.stream().toList());
        EventStore store = axon.eventStore();
        if (Arrays.asList(environment.getActiveProfiles()).contains("cluster")) {
            require(store.getClass().getSimpleName().startsWith("AxonServer"), "event store", store);
        } else {
            require(store instanceof EmbeddedEventStore, "event store", store);
            require(engines.stream().count() == 1 && engines.stream().allMatch(DurableEventStorageEngine.class::isInstance),
                    "event storage engine", engines.stream().toList());
        }
    }

    private static void require(boolean condition, String part, Object found) {
        if (!condition) {
            throw new IllegalStateException("the " + part + " in use would not be durable: " + found);
        }
    }
}
