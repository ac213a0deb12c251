package plutarc.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plutarc.platform.security.SharedInstallation.state;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;
import plutarc.platform.RunningBackend.Credentials;

/** What protects an account beyond its password, over real HTTP on one running backend. */
class AccountSecurityTest {

    private static final Credentials OWNER = SharedInstallation.OWNER;
    private static final Duration STEP = Duration.ofSeconds(30);

    private static SharedInstallation installation;

    @BeforeAll
    static void start() {
        installation = SharedInstallation.running();
    }

    @AfterEach
    void withoutAuthenticator() {
        installation.collection("authenticators").deleteMany(new Document());
        installation.forgive("second step of " + installation.backend().bean(Accounts.class).first().orElseThrow().id());
    }

    @Test
    void afterThePasswordTheCodeOfTheAuthenticatorIsAskedFor() {
        byte[] secret = enrol(installation.signedIn());
        Browser browser = installation.browser();
        assertThat(state(browser.post("/api/session", OWNER))).isEqualTo("second_step");
        assertThat(state(browser.get("/api/session"))).isEqualTo("second_step");
        assertThat(browser.get("/api/bots").status()).isEqualTo(401);
        Answer wrong = browser.post("/api/sign-in/second-step", Map.of("code", "no code"));
        assertThat(wrong.json().get("code").asString()).isEqualTo("session.wrong_code");
        assertThat(state(browser.post("/api/sign-in/second-step", Map.of("code", next(secret))))).isEqualTo("signed_in");
        assertThat(browser.get("/api/bots").status()).isEqualTo(200);
        assertThat(browser.cookie("plutarc_second_step").map(cookie -> cookie.getValue()).orElse("")).isEmpty();
    }

    @Test
    void aCodeIsGoodOnceAndSoIsAnOlderOne() {
        byte[] secret = enrol(installation.signedIn());
        String used = next(secret);
        Browser first = installation.browser();
        first.post("/api/session", OWNER);
        assertThat(state(first.post("/api/sign-in/second-step", Map.of("code", used)))).isEqualTo("signed_in");
        Browser second = installation.browser();
        second.post("/api/session", OWNER);
        for (String older : List.of(used, present(secret))) {
            assertThat(second.post("/api/sign-in/second-step", Map.of("code", older)).json().get("code").asString()).isEqualTo("session.wrong_code");
        }
        installation.collection("authenticators").updateMany(Filters.exists("_id"), Updates.set("lastStep", 0L));
        assertThat(state(second.post("/api/sign-in/second-step", Map.of("code", next(secret))))).isEqualTo("signed_in");
    }

    @Test
    void eachRecoveryCodeIsGoodOnceAndOnlyItsHashIsKept() {
        Browser owner = installation.signedIn();
        Answer confirmed = confirmAuthenticator(owner, offer(owner));
        List<String> codes = new ArrayList<>();
        confirmed.json().get("recoveryCodes").forEach(code -> codes.add(code.asString()));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allSatisfy(code -> assertThat(code).matches("([a-z2-9]{4}-){2}[a-z2-9]{4}"));
        assertThat(installation.collection("authenticators").find().first().toJson()).doesNotContain(codes).contains("argon2");
        String typed = codes.getFirst().toUpperCase().replace("-", " ");
        Browser first = installation.browser();
        first.post("/api/session", OWNER);
        assertThat(state(first.post("/api/sign-in/second-step", Map.of("code", typed)))).isEqualTo("signed_in");
        assertThat(first.get("/api/account/authenticator").json().get("recoveryCodesLeft").asInt()).isEqualTo(9);
        Browser second = installation.browser();
        second.post("/api/session", OWNER);
        assertThat(second.post("/api/sign-in/second-step", Map.of("code", typed)).json().get("code").asString()).isEqualTo("session.wrong_code");
    }

    @Test
    void guessingCodesEndsTheSignInAndIsMadeToWait() {
        enrol(installation.signedIn());
        Browser guesser = installation.browser();
        guesser.post("/api/session", OWNER);
        List<String> answers = new ArrayList<>();
        for (int guess = 0; guess < 7; guess++) {
            answers.add(guesser.post("/api/sign-in/second-step", Map.of("code", "no code")).json().get("code").asString());
        }
        assertThat(answers.subList(0, 5)).containsOnly("session.wrong_code");
        assertThat(answers.subList(5, 7)).containsOnly("session.second_step_over");
        guesser.post("/api/session", OWNER);
        assertThat(guesser.post("/api/sign-in/second-step", Map.of("code", "no code")).status()).isEqualTo(429);
    }

    @Test
    void theSecretOfAnAuthenticatorRestsEncrypted() {
        byte[] secret = enrol(installation.signedIn());
        Document kept = installation.collection("authenticators").find().first();
        assertThat(kept.toJson()).doesNotContain(java.util.Base64.getEncoder().encodeToString(secret)).doesNotContain(Base32.toBase32String(secret));
    }

    @Test
    void anotherMasterKeyOpensAuthenticatorsAndThoseThatAreBeingAdded() throws Exception {
        Browser owner = installation.signedIn();
        byte[] added = enrol(owner);
        Document kept = installation.collection("authenticators").find().first();
        withoutAuthenticator();
        byte[] offered = offer(owner);
        installation.collection("authenticators").insertOne(kept);
        Files.createFile(installation.data().resolve("rotate-master-key"));
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.notExists(installation.data().resolve("rotate-master-key")));
        Browser browser = installation.browser();
        browser.post("/api/session", OWNER);
        assertThat(state(browser.post("/api/sign-in/second-step", Map.of("code", next(added))))).isEqualTo("signed_in");
        withoutAuthenticator();
        confirmAuthenticator(owner, offered);
    }

    @Test
    void theDataKeyOfARemovedAuthenticatorIsDestroyed() {
        Browser owner = installation.signedIn();
        enrol(owner);
        Path dataKey = installation.data().resolve("vault").resolve("account-" + installation.backend().bean(Accounts.class).first().orElseThrow().id() + ".key");
        assertThat(dataKey).exists();
        assertThat(owner.delete("/api/account/authenticator").status()).isEqualTo(204);
        assertThat(dataKey).doesNotExist();
    }

    @Test
    void anAuthenticatorIsNotAddedByAWrongCodeAndNotTwice() {
        Browser owner = installation.signedIn();
        offer(owner);
        assertThat(owner.post("/api/account/authenticator/confirm", Map.of("code", "123")).json().get("code").asString()).isEqualTo("authenticator.wrong_code");
        assertThat(owner.get("/api/account/authenticator").json().get("since").isNull()).isTrue();
        enrol(owner);
        assertThat(owner.post("/api/account/authenticator", "").json().get("code").asString()).isEqualTo("authenticator.present");
    }

    @Test
    void whoWasSignedInLongAgoProvesAgainWhoTheyAre() {
        Browser owner = installation.signedIn();
        byte[] secret = enrol(owner);
        agedByMinutes(11);
        assertThat(owner.delete("/api/account/authenticator").json().get("code").asString()).isEqualTo("account.confirm_required");
        assertThat(owner.post("/api/account/confirm", Map.of("password", "not this one")).status()).isEqualTo(401);
        assertThat(owner.post("/api/account/confirm", Map.of("password", OWNER.password())).json().get("code").asString()).isEqualTo("session.wrong_code");
        assertThat(owner.post("/api/account/confirm", Map.of("password", OWNER.password(), "code", next(secret))).status()).isEqualTo(204);
        assertThat(owner.delete("/api/account/authenticator").status()).isEqualTo(204);
        assertThat(state(installation.browser().post("/api/session", OWNER))).isEqualTo("signed_in");
    }

    @Test
    void sessionsAreListedAndEndOneByOneOrAllOthersAtOnce() {
        Browser own = installation.signedIn();
        own.post("/api/account/sessions/end-others", "");
        Browser other = installation.signedIn();
        Browser third = installation.signedIn();
        var listed = own.get("/api/account/sessions").json();
        assertThat(listed).hasSize(3);
        assertThat(listed.findValuesAsString("address")).containsOnly("127.0.0.1");
        assertThat(listed.findValuesAsString("device")).allSatisfy(device -> assertThat(device).startsWith("Java-http-client"));
        assertThat(listed.findValuesAsString("current")).containsOnlyOnce("true");
        String otherId = idOfOwn(other);
        assertThat(own.delete("/api/account/sessions/" + otherId).status()).isEqualTo(204);
        assertThat(other.get("/api/bots").status()).isEqualTo(401);
        assertThat(third.get("/api/bots").status()).isEqualTo(200);
        assertThat(own.delete("/api/account/sessions/" + otherId).status()).isEqualTo(404);
        own.post("/api/account/sessions/end-others", "");
        assertThat(third.get("/api/bots").status()).isEqualTo(401);
        assertThat(own.get("/api/account/sessions").json()).hasSize(1);
    }

    @Test
    void everythingThatHappensToASignInIsOnRecord() {
        Browser owner = installation.signedIn();
        enrol(owner);
        owner.post("/api/account/authenticator/recovery-codes", "");
        owner.delete("/api/account/authenticator");
        String token = owner.post("/api/account/tokens", Map.of("name", "reader", "permissions", List.of("bots.view"), "expiresInDays", 30)).json().get("token").get("id").asString();
        owner.delete("/api/account/tokens/" + token);
        owner.post("/api/account/sessions/end-others", "");
        installation.browser().post("/api/session", new Credentials(OWNER.email(), "not the password"));
        owner.delete("/api/session");
        Browser reader = installation.signedIn();
        assertThat(actions(reader)).contains("account.signed_in", "account.sign_in_refused", "account.signed_out", "account.authenticator_added", "account.recovery_codes_renewed",
                "account.authenticator_removed", "account.token_created", "account.token_revoked", "account.session_revoked");
        AccountJournal journal = installation.backend().bean(AccountJournal.class);
        for (AccountActivity.Kind kind : AccountActivity.Kind.values()) {
            journal.note(installation.backend().bean(Accounts.class).first().orElseThrow().id(), kind);
            assertThat(actions(reader)).first().isEqualTo("account." + kind.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static List<String> actions(Browser reader) {
        return reader.get("/api/audit").json().get("entries").valueStream().map(entry -> entry.get("entry").get("action").asString()).toList();
    }

    private static String idOfOwn(Browser browser) {
        for (var session : browser.get("/api/account/sessions").json()) {
            if (session.get("current").asBoolean()) {
                return session.get("id").asString();
            }
        }
        throw new AssertionError("no session of its own");
    }

    private static byte[] enrol(Browser owner) {
        byte[] secret = offer(owner);
        confirmAuthenticator(owner, secret);
        return secret;
    }

    private static byte[] offer(Browser owner) {
        Answer offer = owner.post("/api/account/authenticator", "");
        assertThat(offer.status()).as(offer.toString()).isEqualTo(200);
        assertThat(offer.json().get("uri").asString()).startsWith("otpauth://totp/plutarc:owner%40example.org?secret=");
        assertThat(offer.json().get("qr").get("path").asString()).startsWith("M4,4h1v1h-1z");
        return Base32.decode(offer.json().get("secret").asString());
    }

    /** With the present code, so that the next one, which counts as well whichever way the clock ticks meanwhile, has not been used. */
    private static Answer confirmAuthenticator(Browser owner, byte[] secret) {
        Answer confirmed = owner.post("/api/account/authenticator/confirm", Map.of("code", present(secret)));
        assertThat(confirmed.status()).as(confirmed.toString()).isEqualTo(200);
        return confirmed;
    }

    private static String present(byte[] secret) {
        return code(secret, 0);
    }

    private static String next(byte[] secret) {
        return code(secret, 1);
    }

    private static String code(byte[] secret, int steps) {
        try {
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), Instant.now().plus(STEP.multipliedBy(steps)));
        } catch (java.security.InvalidKeyException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void agedByMinutes(int minutes) {
        installation.collection("sessions").updateMany(Filters.exists("_id"), Updates.set("confirmed", Instant.now().minus(Duration.ofMinutes(minutes)).toString()));
    }
}
