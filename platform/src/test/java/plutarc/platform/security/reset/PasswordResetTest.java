package plutarc.platform.security.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;
import plutarc.platform.RunningBackend.Credentials;
import plutarc.platform.security.SharedInstallation;

/** A new password by e-mail, from the question to the sign-in. */
class PasswordResetTest {

    private static final Credentials OWNER = SharedInstallation.OWNER;

    private final SharedInstallation installation = SharedInstallation.running();

    @BeforeEach
    @AfterEach
    void forgive() {
        installation.forgive("reset of " + OWNER.email());
        installation.collection("tickets").deleteMany(new Document());
    }

    @Test
    void theLinkSetsAPasswordOnceAndEndsEverySession() {
        Browser elsewhere = installation.signedIn();
        String token = link();
        Browser browser = installation.browser();
        assertThat(browser.post("/api/sign-in/reset", Map.of("token", token, "password", "short")).json().get("code").asString()).isEqualTo("account.invalid");
        assertThat(browser.post("/api/sign-in/reset", Map.of("token", token, "password", "a password that is new")).status()).isEqualTo(204);
        assertThat(elsewhere.get("/api/bots").status()).isEqualTo(401);
        assertThat(browser.post("/api/session", OWNER).status()).isEqualTo(401);
        assertThat(browser.post("/api/session", new Credentials(OWNER.email(), "a password that is new")).status()).isEqualTo(200);
        assertThat(browser.post("/api/sign-in/reset", Map.of("token", token, "password", OWNER.password())).json().get("code").asString()).isEqualTo("reset.over");
        assertThat(installation.mail(mail -> mail.subject().contains("set anew")).text()).contains("127.0.0.1");
        assertThat(browser.post("/api/session/password", Map.of("current", "a password that is new", "next", OWNER.password())).status()).isEqualTo(200);
    }

    @Test
    void anOldLinkOpensNothing() {
        String token = link();
        installation.collection("tickets").updateMany(Filters.eq("kind", "password_reset"), Updates.set("expires", Date.from(Instant.now().minusSeconds(1))));
        assertThat(installation.browser().post("/api/sign-in/reset", Map.of("token", token, "password", "a password that is new")).json().get("code").asString())
                .isEqualTo("reset.over");
    }

    @Test
    void whoAsksLearnsNothingOfWhoHasAnAccount() {
        Answer known = installation.browser().post("/api/sign-in/forgotten", Map.of("email", OWNER.email()));
        Answer unknown = installation.browser().post("/api/sign-in/forgotten", Map.of("email", "nobody@example.org"));
        assertThat(known.status()).isEqualTo(204).isEqualTo(unknown.status());
        assertThat(known.body()).isEqualTo(unknown.body());
        assertThat(names(known)).isEqualTo(names(unknown));
    }

    @Test
    void onlyTheHashOfALinkIsKept() {
        String token = link();
        assertThat(installation.collection("tickets").find().map(Document::toJson).into(new java.util.ArrayList<>())).isNotEmpty()
                .allSatisfy(kept -> assertThat(kept).doesNotContain(token));
    }

    @Test
    void askingAgainAndAgainIsMadeToWait() {
        Browser browser = installation.browser();
        Answer answer = null;
        for (int time = 0; time < 6; time++) {
            answer = browser.post("/api/sign-in/forgotten", Map.of("email", OWNER.email()));
        }
        assertThat(answer.status()).isEqualTo(429);
    }

    private String link() {
        int before = installation.mails().size();
        assertThat(installation.browser().post("/api/sign-in/forgotten", Map.of("email", OWNER.email().toUpperCase())).status()).isEqualTo(204);
        org.awaitility.Awaitility.await().until(() -> installation.mails().size() > before);
        SharedInstallation.Mail mail = installation.mail(each -> each.subject().equals("A new password for plutarc") && isOpen(token(each)));
        assertThat(mail.to()).isEqualTo(OWNER.email());
        return token(mail);
    }

    private boolean isOpen(String token) {
        return installation.collection("tickets").find(Filters.eq(plutarc.platform.security.SecretTokens.hash(token))).first() != null;
    }

    private static String token(SharedInstallation.Mail mail) {
        return mail.text().lines().filter(line -> line.contains("/reset-password#")).findFirst().orElseThrow().replaceAll(".*#", "").strip();
    }

    private static List<String> names(Answer answer) {
        return answer.response().headers().map().keySet().stream().filter(name -> !name.equals("set-cookie")).sorted().toList();
    }
}
