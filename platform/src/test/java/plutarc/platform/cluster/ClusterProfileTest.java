package plutarc.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import plutarc.platform.RunningBackend;

/** The same backend on Axon Server and MongoDB, against the servers that the environment names; skipped where it names none. */
@EnabledIfEnvironmentVariable(named = "AXON_SERVER", matches = ".+", disabledReason = "AXON_SERVER names no Axon Server")
@EnabledIfEnvironmentVariable(named = "MONGODB_URI", matches = ".+", disabledReason = "MONGODB_URI names no MongoDB")
class ClusterProfileTest {

    @TempDir
    Path data;

    @Test
    void commandsAreDecidedRefusalsComeBackAndViewsFollow() {
        String database = "plutarc_test_" + UUID.randomUUID().toString().substring(0, 8);
        String uri = System.getenv("MONGODB_URI").replaceFirst("(mongodb(?:\\+srv)?://[^/]+)/?[^?]*", "$1/" + database);
        try (RunningBackend backend = RunningBackend.over(data, "--spring.profiles.active=cluster", "--plutarc.documents.uri=" + uri,
                "--plutarc.test.no-instances=true")) {
            var owner = backend.browser().setUp();
            String name = "cluster " + UUID.randomUUID();
            assertThat(owner.post("/api/bots", Map.of("name", name, "region", "local")).status()).isEqualTo(202);
            var again = owner.post("/api/bots", Map.of("name", name, "region", "local"));
            assertThat(again.status()).isEqualTo(422);
            assertThat(again.json().get("code").asString()).isEqualTo("bot.name_taken");
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(owner.get("/api/bots").body()).contains(name));
        }
    }
}
