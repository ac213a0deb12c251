package plutarc.platform.billing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.billing.BillingCommand.BookPayment;
import plutarc.contracts.billing.PaymentId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.message.SystemCommands;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Stripe tells: a payment counts when its session is completed and paid. Only what carries Stripe's signature is heard (header
 * {@code Stripe-Signature}: HMAC-SHA256 of time and body, not older than five minutes). Told twice, a payment is booked once. Thread-safe.
 */
@RestController
class StripeWebhook {
    private static final Logger log = LoggerFactory.getLogger(StripeWebhook.class);
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final long MICROS_OF_CENT = 10_000;

    private final BillingProperties settings;
    private final SystemCommands commands;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    StripeWebhook(BillingProperties settings, SystemCommands commands, Clock clock) {
        this.settings = settings;
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping("/api/billing/stripe")
    ResponseEntity<Void> told(@RequestBody byte[] body, @RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature) {
        var secret = settings.stripe().webhookSecret();
        if (secret.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        if (!signed(secret.get(), signature, body, clock.instant())) {
            log.atWarn().log("a message that claims to be Stripe's is not signed by it");
            return ResponseEntity.badRequest().build();
        }
        JsonNode event = json.readTree(body);
        JsonNode session = event.path("data").path("object");
        if (event.path("type").asString("").startsWith("checkout.session.") && session.path("payment_status").asString("").equals("paid")) {
            var workspace = new WorkspaceId(session.path("metadata").path("workspace").asString());
            commands.send("stripe", workspace, new BookPayment(workspace, new PaymentId(session.path("metadata").path("payment").asString()),
                    Math.multiplyExact(session.path("amount_total").asLong(), MICROS_OF_CENT), "stripe", session.path("id").asString()));
        }
        return ResponseEntity.ok().build();
    }

    static boolean signed(String secret, String header, byte[] body, Instant now) {
        String time = part(header, "t=");
        if (!time.matches("[0-9]{1,12}") || Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now).abs().compareTo(OLDEST) > 0) {
            return false;
        }
        byte[] expected = hmac(secret, time, body);
        return Arrays.stream(header.split(",")).map(String::strip).filter(part -> part.startsWith("v1=")).map(part -> part.substring(3))
                .filter(text -> text.matches("[0-9a-f]{64}")).anyMatch(text -> MessageDigest.isEqual(expected, HexFormat.of().parseHex(text)));
    }

    private static String part(String header, String prefix) {
        return Arrays.stream(header.split(",")).map(String::strip).filter(part -> part.startsWith(prefix)).map(part -> part.substring(prefix.length()))
                .findFirst().orElse("");
    }

    static byte[] hmac(String secret, String time, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
