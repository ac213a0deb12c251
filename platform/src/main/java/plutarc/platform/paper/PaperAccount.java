package plutarc.platform.paper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import plutarc.contracts.link.KeyMaterial;
import plutarc.platform.PlatformSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens an account at the paper exchange, through its control interface. Stateless. */
public final class PaperAccount {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private PaperAccount() {
    }

    /**
     * A new account with play money, and the key to it.
     *
     * @param name    of the account, for the exchange's operator
     * @param balance in USDT
     * @throws IOException if the exchange does not answer, or refuses
     */
    public static KeyMaterial open(PlatformSettings.Paper paper, String name, int balance) throws IOException, InterruptedException {
        Path folder = Path.of(paper.data().orElseThrow(() -> new IOException("plutarc.paper.data is not set")));
        String token = Files.readString(folder.resolve("admin-token")).strip();
        JsonMapper json = JsonMapper.builder().build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(paper.control() + "/paper/v1/accounts")).timeout(WITHIN)
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("name", name, "balances", Map.of("USDT", String.valueOf(balance)))))).build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(WITHIN).build()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the paper exchange answered " + answer.statusCode() + " " + answer.body());
            }
            JsonNode key = json.readTree(answer.body());
            return new KeyMaterial(key.get("apiKey").asString(), key.get("apiSecret").asString(), "");
        }
    }
}
