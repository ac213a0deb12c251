package plutarc.platform.cluster;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.ConfigurerModule;
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

    @Bean
    CommandGateway commandGateway(CommandBus bus) {
        return new UnpackingGateway(DefaultCommandGateway.builder().commandBus(bus));
    }
}
