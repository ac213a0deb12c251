package plutarc.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import plutarc.platform.RunningBackend;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;
import plutarc.platform.RunningBackend.Credentials;

/** The door of a running backend, over real HTTP; in order, since an installation is set up once. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInTest {

    private static final String EMAIL = "owner@example.org";
    private static final String PASSWORD = "a long enough password";

    @TempDir
    static Path data;

    private static RunningBackend backend;

    @BeforeAll
    static void start() {
        backend = RunningBackend.over(data);
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    @Test
    @Order(1)
    void aFreshInstallationAsksForItsOwner() {
        assertThat(backend.browser().get("/api/session").json().get("state").asString()).isEqualTo("setup_required");
    }

    @Test
    @Order(2)
    void aBadEmailAndAShortPasswordAreRefusedTogether() {
        Browser browser = backend.browser();
        browser.get("/api/session");
        Answer refused = browser.post("/api/setup", new Credentials("nobody", "short"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().get("code").asString()).isEqualTo("account.invalid");
        assertThat(refused.json().get("problems").findValuesAsString("field")).containsExactly("email", "password");
        assertThat(refused.body()).doesNotContain("\"short\"");
    }

    @Test
    @Order(3)
    void ofSeveralAtOnceExactlyOneBecomesTheOwner() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                Browser browser = backend.browser();
                browser.get("/api/session");
                String email = i + EMAIL;
                answers.add(threads.submit(() -> {
                    go.await();
                    return browser.post("/api/setup", new Credentials(email, PASSWORD)).status();
                }));
            }
            go.countDown();
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses).filteredOn(status -> status != 200).containsOnly(409);
        assertThat(backend.browser().get("/api/session").json().get("state").asString()).isEqualTo("signed_out");
    }

    @Test
    @Order(4)
    void everyMappingButTheDoorNeedsASession() {
        List<String> open = new ArrayList<>();
        int mappings = 0;
        for (RequestMappingHandlerMapping mapping : backend.context().getBeansOfType(RequestMappingHandlerMapping.class).values()) {
            for (var entry : mapping.getHandlerMethods().entrySet()) {
                mappings++;
                open.addAll(reachableSignedOut(entry.getKey(), entry.getValue()));
            }
        }
        assertThat(mappings).isGreaterThan(5);
        assertThat(open).containsExactlyInAnyOrder("GET /health", "GET /api/session", "POST /api/session", "DELETE /api/session", "POST /api/setup",
                "GET /api/sign-in", "POST /api/sign-in/second-step", "POST /api/sign-in/passkey/begin", "POST /api/sign-in/passkey", "POST /api/sign-in/forgotten",
                "POST /api/sign-in/reset", "POST /api/billing/stripe", "POST /api/join/look", "POST /api/join/sign-up");
    }

    private static List<String> reachableSignedOut(RequestMappingInfo info, HandlerMethod handler) {
        List<String> reachable = new ArrayList<>();
        for (String pattern : info.getPatternValues()) {
            List<String> methods = info.getMethodsCondition().getMethods().isEmpty() ? List.of("GET", "POST", "PUT", "DELETE")
                    : info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
            for (String method : methods) {
                Browser browser = backend.browser();
                browser.get("/api/session");
                String path = pattern.replaceAll("\\{[^}]*}", "x");
                Answer answer = switch (method) {
                    case "GET" -> browser.get(path);
                    case "DELETE" -> browser.delete(path);
                    case "PUT" -> browser.put(path, "{}");
                    default -> browser.post(path, "{}");
                };
                boolean turnedAway = answer.status() == 401 && answer.body().contains("session.signed_out");
                boolean framework = handler.getBeanType().getName().startsWith("org.springframework.boot");
                if (!turnedAway && !(framework && path.startsWith("/error"))) {
                    reachable.add(method + " " + pattern);
                }
            }
        }
        return reachable;
    }

    @Test
    @Order(5)
    void whatChangesSomethingNeedsTheTokenOfItsCookie() {
        Answer refused = backend.browser().withoutToken("POST", "/api/session", new Credentials(EMAIL, PASSWORD));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("code").asString()).isEqualTo("session.csrf");
    }

    @Test
    @Order(6)
    void aSessionSignsInAndOutAndItsCookieIsOutOfReach() {
        Browser browser = signedIn();
        assertThat(browser.get("/api/session").json().get("state").asString()).isEqualTo("signed_in");
        assertThat(browser.get("/api/session").json().get("permissions")).hasSize(34);
        Answer again = browser.post("/api/session", new Credentials(owner(), PASSWORD));
        assertThat(again.response().headers().allValues("Set-Cookie")).anySatisfy(cookie ->
                assertThat(cookie).startsWith("plutarc_session=").contains("HttpOnly").contains("SameSite=Lax").contains("Path=/"));
        var stolen = browser.cookie("plutarc_session").orElseThrow();
        assertThat(browser.delete("/api/session").status()).isEqualTo(204);
        Browser thief = backend.browser();
        thief.adopt(stolen);
        assertThat(thief.get("/api/session").json().get("state").asString()).isEqualTo("signed_out");
    }

    @Test
    @Order(7)
    void answersForbidFramesForeignScriptsAndGuessedTypes() {
        Answer answer = backend.browser().get("/health");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'").contains("frame-ancestors 'none'").contains("script-src 'self'");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    @Order(8)
    void aSessionOutlivesTheBackend() {
        Browser before = signedIn();
        var cookie = before.cookie("plutarc_session").orElseThrow();
        backend.close();
        backend = RunningBackend.over(data);
        Browser after = backend.browser();
        after.adopt(cookie);
        assertThat(after.get("/api/session").json().get("state").asString()).isEqualTo("signed_in");
        assertThat(backend.browser().get("/api/session").json().get("state").asString()).isEqualTo("signed_out");
    }

    @Test
    @Order(9)
    void aNewPasswordEndsAllOtherSessions() {
        Browser other = signedIn();
        Browser own = signedIn();
        Answer wrong = own.post("/api/session/password", "{\"current\":\"not this one\",\"next\":\"another long password\"}");
        assertThat(wrong.json().get("code").asString()).isEqualTo("session.bad_credentials");
        Answer changed = own.post("/api/session/password", "{\"current\":\"" + PASSWORD + "\",\"next\":\"another long password\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(own.get("/api/session").json().get("state").asString()).isEqualTo("signed_in");
        assertThat(other.get("/api/session").json().get("state").asString()).isEqualTo("signed_out");
        own.post("/api/session/password", "{\"next\":\"" + PASSWORD + "\",\"current\":\"another long password\"}");
    }

    @Test
    @Order(10)
    void guessingIsMadeToWait() {
        Browser browser = backend.browser();
        browser.get("/api/session");
        Answer answer = null;
        for (int attempt = 0; attempt < 6; attempt++) {
            answer = browser.post("/api/session", new Credentials(owner(), "wrong password " + attempt));
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().get("code").asString()).isEqualTo("session.too_many_attempts");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(browser.post("/api/session", new Credentials(owner(), PASSWORD)).status()).isEqualTo(429);
    }

    private static String owner() {
        return backend.bean(Accounts.class).first().orElseThrow().email();
    }

    private static Browser signedIn() {
        Browser browser = backend.browser();
        browser.get("/api/session");
        Answer answer = browser.post("/api/session", new Credentials(owner(), PASSWORD));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return browser;
    }
}
