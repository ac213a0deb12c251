package plutarc.saga.compute;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import plutarc.contracts.link.Enrolments;
import plutarc.contracts.link.LinkProtocol;
import plutarc.saga.message.SystemCommands;

/**
 * Wires the local compute provider. Settings: {@code plutarc.data}, {@code plutarc.bot.classpath}, {@code plutarc.bot.java} (this
 * process's own where absent) and {@code plutarc.link.port}.
 */
@Configuration(proxyBeanMethods = false)
class ComputeConfiguration {

    @Bean
    SystemCommands systemCommands(CommandGateway gateway) {
        return new SystemCommands(gateway);
    }

    @Bean
    InstanceListener instanceListener(SystemCommands commands) {
        return new InstanceReports(commands);
    }

    @Bean
    LocalSettings localSettings(@Value("${plutarc.data:data}") Path data, @Value("${plutarc.bot.java:}") String java,
                                @Value("${plutarc.bot.classpath:}") String classpath, @Value("${plutarc.link.port:8081}") int linkPort,
                                ObjectProvider<LinkAddress> link) {
        var launcher = java.isBlank() ? Path.of(System.getProperty("java.home"), "bin", "java") : Path.of(java);
        Supplier<String> url = () -> link.getIfAvailable(() -> () -> "ws://127.0.0.1:" + linkPort + LinkProtocol.PATH).url();
        return LocalSettings.of(data, launcher, classpath, url);
    }

    @Bean
    LocalProcesses localProcesses(LocalSettings settings, Enrolments enrolments, InstanceListener listener, Clock clock) {
        return new LocalProcesses(settings, deployment -> enrolments.issue(deployment.workspaceId(), deployment.botId(), deployment.deploymentId()), listener,
                clock);
    }

    @Bean
    ProvisioningTimes provisioningTimes(LocalSettings settings) {
        return new ProvisioningTimes(settings.data().resolve("provisioning-times.json"));
    }

    /** Bots are started again when the backend can hear from them, not before. */
    @Bean
    ResumeBots resumeBots(LocalProcesses processes) {
        return new ResumeBots(processes);
    }

    record ResumeBots(LocalProcesses processes) {
        @EventListener(ApplicationReadyEvent.class)
        void resume() {
            processes.resume();
        }
    }
}
