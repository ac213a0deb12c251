package plutarc.platform.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;
import plutarc.platform.security.SharedInstallation;

/** Programs that come by a personal API token, over real HTTP. */
class ApiTokensTest {

    private static SharedInstallation installation;

    @BeforeAll
    static void start() {
        installation = SharedInstallation.running();
    }

    @Test
    void aTokenMayWhatItWasMadeForAndNothingElse() {
        Browser program = program(make(installation.signedIn(), List.of("bots.view", "bots.deploy")));
        assertThat(program.get("/api/bots").status()).isEqualTo(200);
        assertThat(program.post("/api/bots", Map.of("name", "by-token", "region", "local")).status()).isEqualTo(202);
        Answer refused = program.get("/api/keys");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("code").asString()).isEqualTo("permission.denied");
    }

    @Test
    void aTokenIsShownOnceAndKeptAsItsHash() {
        Browser owner = installation.signedIn();
        Answer made = make(owner, List.of("bots.view"));
        String text = made.json().get("text").asString();
        assertThat(text).matches("plutarc_[A-Za-z0-9_-]{43}");
        assertThat(owner.get("/api/account/tokens").body()).doesNotContain(text).contains("\"hint\":\"" + text.substring(text.length() - 4) + "\"");
        installation.collection("api_tokens").find().forEach(kept -> assertThat(kept.toJson()).doesNotContain(text).doesNotContain(text.substring(8)));
    }

    @Test
    void noTokenMakesTokensOrChangesHowSomebodySignsIn() {
        Browser program = program(make(installation.signedIn(), everything()));
        assertThat(program.get("/api/bots").status()).isEqualTo(200);
        for (String path : List.of("/api/account/tokens", "/api/account/authenticator", "/api/account/passkeys/begin", "/api/account/sessions/end-others")) {
            assertThat(program.post(path, "{}").status()).as(path).isEqualTo(403);
        }
        assertThat(program.post("/api/session/password", Map.of("current", SharedInstallation.OWNER.password(), "next", "another password")).status()).isIn(401, 403);
        assertThat(program.get("/api/account/sessions").status()).isEqualTo(403);
    }

    @Test
    void aTokenThatIsRevokedExpiredOrUnknownOpensNothing() {
        Browser owner = installation.signedIn();
        Answer revoked = make(owner, List.of("bots.view"));
        Browser program = program(revoked);
        assertThat(owner.delete("/api/account/tokens/" + id(revoked)).status()).isEqualTo(204);
        assertInvalid(program.get("/api/bots"));
        Answer expired = make(owner, List.of("bots.view"));
        installation.collection("api_tokens").updateOne(Filters.eq("id", id(expired)), Updates.set("expires", Date.from(Instant.now().minusSeconds(1))));
        assertInvalid(program(expired).get("/api/bots"));
        assertInvalid(installation.backend().browser().bearing("plutarc_" + "x".repeat(43)).get("/api/bots"));
        assertInvalid(installation.backend().browser().bearing("nonsense").get("/api/bots"));
    }

    @Test
    void besideATokenNoCookieCounts() {
        Browser owner = installation.signedIn();
        assertInvalid(owner.bearing("plutarc_" + "x".repeat(43)).get("/api/bots"));
    }

    @Test
    void lastUseIsNotedAndTheRecordNamesTheToken() {
        Browser owner = installation.signedIn();
        Answer made = make(owner, List.of("bots.view", "bots.deploy"));
        program(made).post("/api/bots", Map.of("name", "on-record", "region", "local"));
        var listed = owner.get("/api/account/tokens").json();
        assertThat(listed).anySatisfy(token -> {
            assertThat(token.get("id").asString()).isEqualTo(id(made));
            assertThat(token.get("lastUsed").asString()).isNotEmpty();
        });
        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(owner.get("/api/activity").body()).contains("token “for a test” of owner@example.org"));
    }

    @Test
    void whatItsOwnerMayNotATokenIsNotMadeForAndEveryWrongFieldIsNamed() {
        Answer refused = installation.signedIn().post("/api/account/tokens", Map.of("name", " ", "permissions", List.of(), "expiresInDays", 366));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("problems").findValuesAsString("field")).containsExactly("name", "permissions", "expiresInDays");
    }

    @Test
    void oneTokenIsHeldToItsRate() {
        Browser program = program(make(installation.signedIn(), List.of("bots.view")));
        Answer answer = null;
        for (int request = 0; request < 1_000 && (answer == null || answer.status() == 200); request++) {
            answer = program.get("/api/bots/none/x");
            answer = answer.status() == 404 ? program.get("/api/session") : answer;
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    private static List<String> everything() {
        return java.util.Arrays.stream(plutarc.contracts.workspace.Permission.values()).map(plutarc.contracts.workspace.Permission::code).toList();
    }

    private static Answer make(Browser owner, List<String> permissions) {
        Answer made = owner.post("/api/account/tokens", Map.of("name", "for a test", "permissions", permissions, "expiresInDays", 30));
        assertThat(made.status()).as(made.toString()).isEqualTo(200);
        return made;
    }

    private static String id(Answer made) {
        return made.json().get("token").get("id").asString();
    }

    private static Browser program(Answer made) {
        return installation.backend().browser().bearing(made.json().get("text").asString());
    }

    private static void assertInvalid(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("code").asString()).isEqualTo("token.invalid");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
}
