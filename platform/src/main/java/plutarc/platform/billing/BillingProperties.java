package plutarc.platform.billing;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set of billing, under {@code plutarc.billing.}.
 *
 * @param currency      ISO 4217; amounts are millionths of it
 * @param rates         JSON file: a list of {@code {"provider", "region", "size", "microsPerHour"}}, {@code *} for any; the built-in table without it
 * @param welcomeMicros credit that each new workspace is given; none for 0
 * @param welcomeDays   after which it expires
 * @param stripe        payments by Stripe, where its key is set; by hand otherwise
 */
@ConfigurationProperties("plutarc.billing")
public record BillingProperties(@DefaultValue("USD") String currency, Optional<Path> rates, @DefaultValue("0") long welcomeMicros,
                                @DefaultValue("90") int welcomeDays, @DefaultValue Stripe stripe) {

    /**
     * @param secretKey     of the Stripe account
     * @param webhookSecret with which Stripe signs what it tells {@code /api/billing/stripe}
     * @param dashboard     where the browser comes back to
     * @param api           Stripe's address
     */
    public record Stripe(Optional<String> secretKey, Optional<String> webhookSecret, @DefaultValue("http://localhost:8080") URI dashboard,
                         @DefaultValue("https://api.stripe.com") URI api) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Stripe[" + (secretKey.isPresent() ? "set" : "not set") + "]";
        }
    }
}
