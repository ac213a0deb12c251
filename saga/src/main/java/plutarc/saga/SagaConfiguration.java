package plutarc.saga;

import java.time.Duration;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plutarc.contracts.link.Enrolments;
import plutarc.saga.bot.InstanceWork;
import plutarc.saga.bot.ProcessSettings;
import plutarc.saga.compute.ComputeProvider;
import plutarc.saga.message.SagaProcessor;
import plutarc.saga.message.SystemCommands;

/**
 * Wires the processes. Whoever runs them brings a durable {@code DeadlineManager}, saga store and token store, {@code Enrolments},
 * {@code KeyVault} and a {@code Clock}, and has saga processors retry what fails.
 */
@Configuration(proxyBeanMethods = false)
class SagaConfiguration {

    @Bean
    ConfigurerModule sagaProcessing() {
        return configurer -> SagaProcessor.register(configurer.eventProcessing());
    }

    @Bean
    ProcessSettings processSettings(@Value("${plutarc.bot.online-within:10m}") Duration onlineWithin, @Value("${plutarc.bot.grace-to-stop:30s}") Duration grace,
                                    @Value("${plutarc.bot.retry-after:15s}") Duration retry) {
        return new ProcessSettings(onlineWithin, grace, retry);
    }

    /** One virtual thread for each piece of work: providers block. */
    @Bean
    InstanceWork instanceWork(ComputeProvider provider, Enrolments enrolments, SystemCommands commands) {
        return new InstanceWork(provider, enrolments, commands,
                task -> Thread.ofVirtual().name("instance-work").start(task));
    }
}
