package plutarc.platform.cluster;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.lifecycle.Phase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Commands, events and queries by Axon Server, whose connector configures itself; here is only what has to change with it. */
@Configuration(proxyBeanMethods = false)
@Profile("cluster")
class ClusterConfiguration {

    /** First of all interceptors, so that it sees what every other one throws. */
    @Bean
    ConfigurerModule refusalCarrier() {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(Integer.MIN_VALUE,
                () -> axon.commandBus().registerHandlerInterceptor(new RefusalCarrier())));
    }

    /** Before the first event or command is handled. */
    @Bean
    ConfigurerModule processesClaim(JdbcTokenStore sagaTokenStore, TransactionManager transactions,
                                    @Value("${plutarc.cluster.take-over:false}") boolean takeOver) {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(Phase.EXTERNAL_CONNECTIONS,
                () -> new ProcessesClaim(axon.eventStore(), sagaTokenStore, transactions, takeOver).make()));
    }

    /** None: another backend may have changed any aggregate since it was kept here. */
    @Bean
    Cache aggregateCache() {
        return NoCache.INSTANCE;
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus) {
        return new UnpackingGateway(DefaultCommandGateway.builder().commandBus(bus));
    }
}
