package plutarc.platform.billing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.commandside.billing.PaymentProvider;
import plutarc.contracts.billing.PaymentId;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Payments on Stripe's own page: one call makes a Checkout Session (Stripe API, {@code POST /v1/checkout/sessions}); {@link StripeWebhook} hears of its
 * end. The payment's id is the idempotency key at Stripe too. No card number ever comes here. Thread-safe.
 */
final class StripeCheckout implements PaymentProvider {
    private static final Logger log = LoggerFactory.getLogger(StripeCheckout.class);
    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final long MICROS_OF_CENT = 10_000;

    private final BillingProperties settings;
    private final String secretKey;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(WITHIN).build();
    private final JsonMapper json = JsonMapper.builder().build();

    StripeCheckout(BillingProperties settings) {
        this.settings = settings;
        this.secretKey = settings.stripe().secretKey().orElseThrow();
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public Optional<String> checkout(WorkspaceId workspace, PaymentId payment, long amountMicros) {
        var back = settings.stripe().dashboard() + "/billing?payment=" + payment.value();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("mode", "payment");
        form.put("client_reference_id", payment.value());
        form.put("success_url", back);
        form.put("cancel_url", settings.stripe().dashboard() + "/billing");
        form.put("line_items[0][quantity]", "1");
        form.put("line_items[0][price_data][currency]", settings.currency().toLowerCase(java.util.Locale.ROOT));
        form.put("line_items[0][price_data][unit_amount]", Long.toString(amountMicros / MICROS_OF_CENT));
        form.put("line_items[0][price_data][product_data][name]", "plutarc balance");
        form.put("metadata[workspace]", workspace.value());
        form.put("metadata[payment]", payment.value());
        var request = HttpRequest.newBuilder(URI.create(settings.stripe().api() + "/v1/checkout/sessions")).timeout(WITHIN)
                .header("Authorization", "Bearer " + secretKey).header("Idempotency-Key", payment.value())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream().map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&")))).build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                log.atWarn().addKeyValue("status", answer.statusCode()).addKeyValue("payment", payment.value()).log("Stripe refused a checkout");
                throw unavailable("Stripe answered " + answer.statusCode() + ". Nothing was paid. Try again, or tell who runs this installation.");
            }
            return Optional.of(json.readTree(answer.body()).get("url").asString());
        } catch (IOException e) {
            throw unavailable("Stripe does not answer. Nothing was paid. Try again in a minute.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("The backend is stopping. Nothing was paid.");
        }
    }

    private static RefusedException unavailable(String message) {
        return new RefusedException("billing.provider_unavailable", message);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
