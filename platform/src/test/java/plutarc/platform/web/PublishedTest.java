package plutarc.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.platform.RunningBackend;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the backend says of itself: its API, its figures, its refusals. */
class PublishedTest {

    @TempDir
    static Path data;

    private static RunningBackend backend;
    private static Browser owner;

    @BeforeAll
    static void start() {
        backend = RunningBackend.over(data, "--plutarc.test.no-instances=true");
        owner = backend.browser().setUp();
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    @Test
    void theApiIsDescribedWhereItIs() {
        assertThat(backend.browser().get("/api/openapi.json").status()).isEqualTo(401);
        JsonNode document = owner.get("/api/openapi.json").json();
        assertThat(document.get("openapi").asString()).startsWith("3.");
        assertThat(document.get("paths").propertyNames()).contains("/api/session", "/api/bots", "/api/bots/{bot}/pause", "/api/keys", "/api/templates");
    }

    /** The dashboard's types are made from {@code web/openapi.json}. With {@code -Dplutarc.openapi.write=true} this writes it. */
    @Test
    void theDashboardIsBuiltAgainstThisVeryApi() throws IOException {
        Path kept = Path.of("..", "web", "openapi.json");
        JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
        Object document = json.treeToValue(owner.get("/api/openapi.json").json(), Object.class);
        String told = json.writeValueAsString(document) + "\n";
        if (Boolean.getBoolean("plutarc.openapi.write")) {
            Files.writeString(kept, told);
        }
        assertThat(Files.readString(kept))
                .as("web/openapi.json is not the API any more: mvn -pl platform -am test -Dtest=PublishedTest -Dsurefire.failIfNoSpecifiedTests=false -Dplutarc.openapi.write=true")
                .isEqualTo(told);
    }

    @Test
    void figuresAreForThisMachineOnly() {
        assertThat(backend.browser().get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
        assertThat(List.of(401, 404)).contains(backend.browser().get("/actuator/env").status());
    }

    @Test
    void aWrongFieldIsNamedWithWhatIsAllowed() {
        Answer type = owner.post("/api/bots", "{\"name\":[1],\"region\":\"local\"}");
        assertThat(type.status()).isEqualTo(400);
        assertThat(type.json().get("problems").get(0).get("field").asString()).isEqualTo("name");
        Answer unknown = owner.post("/api/bots", "{\"name\":\"Alpha\",\"colour\":\"blue\"}");
        assertThat(unknown.json().get("problems").get(0).get("field").asString()).isEqualTo("colour");
        assertThat(unknown.json().get("problems").get(0).get("allowed").asString()).contains("name").contains("region");
        Answer broken = owner.post("/api/bots", "{\"name\":");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.header("Content-Type")).isEqualTo("application/problem+json");
        Answer venue = owner.post("/api/keys", """
                {"label":"a","venue":"nasdaq","contractType":"linear","testnet":false,"apiKey":"k","apiSecret":"s"}""");
        assertThat(venue.status()).isEqualTo(400);
        assertThat(venue.json().get("problems").get(0).get("field").asString()).isEqualTo("venue");
        assertThat(venue.json().get("problems").get(0).get("allowed").asString()).contains("paper").contains("bybit");
    }

    @Test
    void whatDoesNotExistIsUnknownAndWhatIsNotJsonIsRefused() {
        assertThat(owner.post("/api/bots/nosuchbot/pause", "{}").status()).isEqualTo(404);
        assertThat(owner.post("/api/bots/not%20an%20id/pause", "{}").status()).isEqualTo(400);
        assertThat(owner.put("/api/session", "{}").status()).isIn(403, 405);
        assertThat(owner.get("/api/bots/x/y/z").status()).isEqualTo(404);
    }
}
