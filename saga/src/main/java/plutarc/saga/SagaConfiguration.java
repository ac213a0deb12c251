package plutarc.saga;

import java.time.Duration;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plutarc.contracts.link.Enrolments;
import plutarc.contracts.notification.DashboardAddress;
import plutarc.contracts.notification.Mail;
import plutarc.saga.bot.InstanceWork;
import plutarc.saga.bot.ProcessSettings;
import plutarc.saga.bot.ScheduleReviews;
import plutarc.saga.bot.VenueClocks;
import plutarc.saga.compute.ComputeProvider;
import plutarc.saga.compute.ProvisioningTimes;
import plutarc.saga.message.SagaProcessor;
import plutarc.saga.message.SystemCommands;
import plutarc.saga.notification.BillingNotices;
import plutarc.saga.notification.BotNotices;
import plutarc.saga.notification.Directory;
import plutarc.saga.notification.RiskNotices;

/**
 * Wires the processes. Whoever runs them brings a durable {@code DeadlineManager}, saga store and token store, {@code Enrolments},
 * {@code KeyVault}, {@code VenueClocks}, {@code Mail}, a {@code Directory} and a {@code Clock}, and has saga processors retry what fails.
 */
@Configuration(proxyBeanMethods = false)
class SagaConfiguration {

    @Bean
    ConfigurerModule sagaProcessing() {
        return configurer -> SagaProcessor.register(configurer.eventProcessing());
    }

    @Bean
    ProcessSettings processSettings(@Value("${plutarc.bot.online-within:10m}") Duration onlineWithin, @Value("${plutarc.bot.grace-to-stop:30s}") Duration grace,
                                    @Value("${plutarc.bot.retry-after:15s}") Duration retry,
                                    @Value("${plutarc.bot.grace-to-replace:10s}") Duration replace, @Value("${plutarc.bot.replaced-within:2m}") Duration replaced,
                                    @Value("${plutarc.bot.alert-after:90s}") Duration alert, @Value("${plutarc.bot.least-rest:10s}") Duration rest) {
        return new ProcessSettings(onlineWithin, grace, retry, replace, replaced, alert, rest);
    }

    @Bean
    ScheduleReviews scheduleReviews(VenueClocks clocks, ProvisioningTimes times, SystemCommands commands, ProcessSettings settings) {
        return new ScheduleReviews(clocks, times, commands, settings.leastRest());
    }

    @Bean
    BotNotices botNotices(Mail mail, DashboardAddress dashboard, Directory directory) {
        return new BotNotices(mail, dashboard, directory);
    }

    @Bean
    BillingNotices billingNotices(Mail mail, DashboardAddress dashboard, Directory directory) {
        return new BillingNotices(mail, dashboard, directory);
    }

    @Bean
    RiskNotices riskNotices(Mail mail, DashboardAddress dashboard, Directory directory) {
        return new RiskNotices(mail, dashboard, directory);
    }

    /** One virtual thread for each piece of work: providers block. */
    @Bean
    InstanceWork instanceWork(ComputeProvider provider, Enrolments enrolments, SystemCommands commands) {
        return new InstanceWork(provider, enrolments, commands,
                task -> Thread.ofVirtual().name("instance-work").start(task));
    }
}
