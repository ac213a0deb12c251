package plutarc.platform.eventstore;

import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.GenericSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.SagaSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import plutarc.platform.PlatformSettings;
import plutarc.platform.start.DataFolder;

/**
 * Every part that stores, named one by one: with Boot 4, Axon's own configuration would silently leave them out and store nothing.
 * {@link StoreAssertions} checks at start that these are the ones in use.
 */
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    private static final int GAP_TIMEOUT_MILLIS = 300_000;
    private static final int BATCH = 200;
    private static final int CACHED_AGGREGATES = 2_000;

    @Bean
    RelationalStore relationalStore(PlatformSettings settings, DataFolder folder) {
        return RelationalStore.open(settings.eventStore(), folder.sub("events"));
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(RelationalStore store) {
        return store.dataSource();
    }

    @Bean
    PlatformTransactionManager platformTransactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new DuplicateKeys();
    }

    /**
     * A gap in the global index is a transaction that is still open or was rolled back; it is waited for long, since an event that
     * commits behind a gap that was given up on is never seen.
     */
    @Bean
    @Profile("!cluster")
    EventStorageEngine eventStorageEngine(RelationalStore store, ConnectionProvider connections, TransactionManager transactions,
                                          PersistenceExceptionResolver duplicates, Serializer serializer,
                                          @Qualifier("eventSerializer") Serializer eventSerializer,
                                          org.axonframework.config.Configuration configuration) {
        return new DurableEventStorageEngine(JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .persistenceExceptionResolver(duplicates)
                .eventSerializer(eventSerializer)
                .snapshotSerializer(serializer)
                .upcasterChain(configuration.upcasterChain())
                .snapshotFilter(configuration.snapshotFilter())
                .schema(eventSchema())
                .gapTimeout(GAP_TIMEOUT_MILLIS)
                .batchSize(BATCH), store.durability());
    }

    /** Of the sagas: their tokens stand or fall with their state, in one transaction. */
    @Bean
    JdbcTokenStore sagaTokenStore(ConnectionProvider connections, Serializer serializer) {
        return JdbcTokenStore.builder().connectionProvider(connections).serializer(serializer).contentType(byte[].class)
                .schema(TokenSchema.builder().setTokenTable("token_entry").setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type").setTimestampColumn("touched_at").build())
                .build();
    }

    @Bean
    SagaStore<Object> sagaStore(RelationalStore store, ConnectionProvider connections, Serializer serializer) {
        SagaSchema schema = SagaSchema.builder().sagaEntryTable("saga_entry").serializedSagaColumn("serialized_saga")
                .associationValueEntryTable("association_value_entry").associationKeyColumn("association_key")
                .associationValueColumn("association_value").sagaIdColumn("saga_id").sagaTypeColumn("saga_type").build();
        return JdbcSagaStore.builder().connectionProvider(connections).serializer(serializer)
                .sqlSchema(store.embedded() ? new GenericSagaSqlSchema(schema) : new PostgresSagaSqlSchema(schema)).build();
    }

    @Bean
    @Profile("!cluster")
    Cache aggregateCache() {
        return new RecentlyUsedCache(CACHED_AGGREGATES);
    }

    static EventSchema eventSchema() {
        return EventSchema.builder().eventTable("domain_event").snapshotTable("snapshot_event").globalIndexColumn("global_index")
                .timestampColumn("recorded_at").eventIdentifierColumn("event_id").aggregateIdentifierColumn("aggregate_id")
                .sequenceNumberColumn("sequence_number").typeColumn("aggregate_type").payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision").payloadColumn("payload").metaDataColumn("meta_data").build();
    }
}
