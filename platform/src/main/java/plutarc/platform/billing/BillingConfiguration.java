package plutarc.platform.billing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plutarc.commandside.billing.PaymentProvider;
import plutarc.commandside.billing.Rates;
import plutarc.contracts.billing.RateView;
import plutarc.platform.start.CannotStart;
import plutarc.queryside.billing.BillingSettings;
import plutarc.saga.billing.WelcomeCredit;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rates, currency and payments as this installation has set them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BillingProperties.class)
class BillingConfiguration {

    @Bean
    Rates rates(BillingProperties settings) {
        return settings.rates().map(BillingConfiguration::read).orElse(Rates.DEFAULT);
    }

    @Bean
    PaymentProvider paymentProvider(BillingProperties settings) {
        if (settings.stripe().secretKey().isEmpty()) {
            return PaymentProvider.MANUAL;
        }
        if (settings.stripe().webhookSecret().isEmpty()) {
            throw new CannotStart("plutarc.billing.stripe.secret-key is set and plutarc.billing.stripe.webhook-secret is not: payments would never be booked");
        }
        return new StripeCheckout(settings);
    }

    @Bean
    BillingSettings billingSettings(BillingProperties settings, PaymentProvider provider) {
        return new BillingSettings(settings.currency(), provider.name());
    }

    @Bean
    WelcomeCredit.Terms welcomeCreditTerms(BillingProperties settings) {
        return new WelcomeCredit.Terms(settings.welcomeMicros(), settings.welcomeDays());
    }

    private static Rates read(Path file) {
        try {
            return new Rates(JsonMapper.builder().build().readValue(Files.readString(file), new TypeReference<List<RateView>>() {
            }));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new CannotStart("plutarc.billing.rates is " + file + ", which is no list of rates: " + e.getMessage());
        }
    }
}
