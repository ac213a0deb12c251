package plutarc.benchmarks.paperexchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import plutarc.benchmarks.installation.ApiSession;
import plutarc.benchmarks.machine.Program;
import tools.jackson.databind.JsonNode;

/** An account of the paper exchange with one API key. */
record Account(String apiKey, String secret) {

    private static final String BODY = "{\"name\":\"benchmark\",\"balances\":{\"USDT\":\"10000000\"}}";

    static void awaitReady(HttpClient http, int port, Program exchange) throws IOException, InterruptedException {
        HttpRequest time = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v5/market/time")).timeout(Duration.ofSeconds(5)).build();
        for (int attempt = 0; attempt < 1_500; attempt++) {
            exchange.requireAlive();
            try {
                if (http.send(time, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(40);
            }
        }
        throw new IOException("the paper exchange did not answer within 60 s");
    }

    static Account create(HttpClient http, int controlPort, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + controlPort + "/paper/v1/accounts")).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(BODY)).build();
        JsonNode created = ApiSession.read(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        return new Account(created.get("apiKey").asString(), created.get("apiSecret").asString());
    }

    /** The frame that authenticates a connection, as Bybit's guide to its WebSocket API prescribes. */
    String authentication(long expiresMillis) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature = HexFormat.of().formatHex(mac.doFinal(("GET/realtime" + expiresMillis).getBytes(StandardCharsets.UTF_8)));
            return "{\"op\":\"auth\",\"args\":[\"" + apiKey + "\"," + expiresMillis + ",\"" + signature + "\"]}";
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HmacSHA256", missing);
        }
    }

    @Override
    public String toString() {
        return apiKey;
    }
}
