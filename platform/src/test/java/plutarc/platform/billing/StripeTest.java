package plutarc.platform.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plutarc.platform.RunningBackend;
import plutarc.platform.RunningBackend.Browser;

/** Payments through Stripe's protocol: a server of the test speaks Stripe's side of it over HTTP. */
class StripeTest {
    private static final String SECRET = "whsec_test";

    @TempDir
    static Path data;

    private static final List<String> asked = new CopyOnWriteArrayList<>();
    private static HttpServer stripe;
    private static RunningBackend backend;
    private static Browser owner;
    private static String workspace;

    @BeforeAll
    static void start() throws IOException {
        stripe = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        stripe.createContext("/v1/checkout/sessions", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + "&" + URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(),
                    StandardCharsets.UTF_8), StandardCharsets.UTF_8));
            byte[] answer = "{\"id\":\"cs_1\",\"url\":\"https://checkout.stripe.com/c/pay/cs_1\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        stripe.start();
        backend = RunningBackend.over(data, "--plutarc.test.no-instances=true", "--plutarc.billing.stripe.secret-key=sk_test_x",
                "--plutarc.billing.stripe.webhook-secret=" + SECRET, "--plutarc.billing.stripe.api=http://127.0.0.1:" + stripe.getAddress().getPort(),
                "--plutarc.billing.welcome-micros=5000000");
        owner = backend.browser().setUp();
        workspace = owner.get("/api/session").json().get("workspace").get("id").asString();
    }

    @AfterAll
    static void stop() {
        backend.close();
        stripe.stop(0);
    }

    @Test
    void aPaymentIsMadeAtStripeAndBookedOnceWhenStripeSaysSo() {
        var begun = owner.post("/api/billing/top-ups", "{\"amountMicros\":12500000,\"reference\":null}").json();
        assertThat(begun.get("checkout").asString()).isEqualTo("https://checkout.stripe.com/c/pay/cs_1");
        assertThat(asked.getLast()).contains("Bearer sk_test_x", "line_items[0][price_data][unit_amount]=1250", "metadata[workspace]=" + workspace);
        assertThat(balance()).isZero();
        String told = paid(begun.get("paymentId").asString(), 1250);
        assertThat(tell(told, signature(SECRET, told, Instant.now()))).isEqualTo(200);
        assertThat(tell(told, signature(SECRET, told, Instant.now()))).isEqualTo(200);
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(balance()).isEqualTo(12_500_000));
        var month = owner.get("/api/billing").json().get("months").get(0).asString();
        assertThat(owner.get("/api/billing/statements/" + month).json().get("payments").size()).isEqualTo(1);
        assertThat(owner.get("/api/billing/statements/" + month + "/csv").body()).contains("payment,cs_1,,stripe,,,12.500000");
        assertThat(owner.get("/api/billing/statements/" + month + "/pdf").header("Content-Type")).isEqualTo("application/pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=1,v1=00", "nonsense"})
    void whatStripeDidNotSignIsNotHeard(String signature) {
        assertThat(tell(paid("forged", 99_00), signature)).isEqualTo(400);
    }

    @Test
    void anOldOrForeignSignatureIsNotHeard() {
        String told = paid("forged", 99_00);
        assertThat(tell(told, signature(SECRET, told, Instant.now().minusSeconds(600)))).isEqualTo(400);
        assertThat(tell(told, signature("whsec_other", told, Instant.now()))).isEqualTo(400);
    }

    @Test
    void aNewWorkspaceHasItsWelcomeCreditAndNobodyBooksByHand() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(owner.get("/api/billing").json().get("creditMicros").asLong())
                .isEqualTo(5_000_000));
        assertThat(owner.get("/api/billing/rates").json().size()).isGreaterThan(3);
        assertThat(backend.browser().get("/api/billing").status()).isEqualTo(401);
    }

    private static long balance() {
        return owner.get("/api/billing").json().get("balanceMicros").asLong();
    }

    private static String paid(String payment, int cents) {
        return """
                {"type":"checkout.session.completed","data":{"object":{"id":"cs_1","payment_status":"paid","amount_total":%d,
                "metadata":{"workspace":"%s","payment":"%s"}}}}""".formatted(cents, workspace, payment);
    }

    private static String signature(String secret, String body, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(StripeWebhook.hmac(secret, time, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static int tell(String body, String signature) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + backend.context().getEnvironment().getProperty("local.server.port")
                    + "/api/billing/stripe")).header("Content-Type", "application/json").header("Stripe-Signature", signature)
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
