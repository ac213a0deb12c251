package plutarc.platform.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import plutarc.contracts.notification.DashboardAddress;
import plutarc.platform.eventstore.RelationalStore;
import plutarc.platform.start.DataFolder;
import tools.jackson.databind.json.JsonMapper;

/** Over SMTP where a server is named; into files where none is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    /** The files, where there is no mail server. */
    record Outbox(Optional<MailFolder> folder) {
    }

    @Bean
    Outbox outbox(MailSettings settings, DataFolder data, Clock clock) {
        return new Outbox(settings.host().isPresent() ? Optional.empty() : Optional.of(new MailFolder(data.sub("mail"), clock)));
    }

    @Bean
    MailQueue mailQueue(MailSettings settings, Outbox outbox, RelationalStore store, PlatformTransactionManager transactions, MailPeople people, Clock clock,
                        JsonMapper json, @Value("${plutarc.mail.retry-after:10s}") Duration firstWait, @Value("${plutarc.mail.look-every:1s}") Duration lookEvery) {
        Delivery delivery = outbox.folder().<Delivery>map(folder -> folder).orElseGet(() -> new SmtpDelivery(settings));
        return new MailQueue(store, transactions, people, delivery, settings.from(), clock, json, firstWait, lookEvery);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> startOfMail(MailQueue queue) {
        return ready -> queue.start();
    }

    /** @param url such as {@code https://bots.example.org}; without it, this machine's own address */
    @Bean
    DashboardAddress dashboardAddress(@Value("${plutarc.url:}") String url, Environment environment) {
        return path -> {
            String base = url.isBlank() ? "http://localhost:" + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080")) : url;
            return base.replaceAll("/+$", "") + path;
        };
    }
}
