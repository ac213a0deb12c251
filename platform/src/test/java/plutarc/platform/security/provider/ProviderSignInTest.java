package plutarc.platform.security.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;
import plutarc.platform.security.SharedInstallation;
import plutarc.platform.security.TestProvider.Person;

/** Signing in at an OpenID Connect provider, against one that runs beside the backend. */
class ProviderSignInTest {

    private final SharedInstallation installation = SharedInstallation.running();

    @Test
    void whomTheProviderVouchesForIsSignedInToTheirAccount() {
        installation.provider().recognises(new Person("subject-1", SharedInstallation.OWNER.email(), true));
        Browser browser = comeBack();
        assertThat(browser.get("/api/session").json().get("account").get("email").asString()).isEqualTo(SharedInstallation.OWNER.email());
        assertThat(browser.get("/api/bots").status()).isEqualTo(200);
        installation.provider().recognises(new Person("subject-1", "renamed@example.org", false));
        assertThat(comeBack().get("/api/session").json().get("account").get("email").asString()).isEqualTo(SharedInstallation.OWNER.email());
        installation.provider().recognises(new Person("somebody-else", SharedInstallation.OWNER.email(), true));
        assertThat(refusal()).isEqualTo("/sign-in?problem=provider.other_identity");
    }

    @Test
    void anAddressThatNobodyVerifiedOpensNoAccount() {
        installation.provider().recognises(new Person("impostor", SharedInstallation.OWNER.email(), false));
        assertThat(refusal()).isEqualTo("/sign-in?problem=provider.unverified");
    }

    @Test
    void whoIsNewGetsAnAccountWithAWorkspaceOfTheirOwnWhereThatIsAllowed() {
        installation.provider().recognises(new Person("newcomer", "newcomer@example.org", true));
        var session = comeBack().get("/api/session").json();
        assertThat(session.get("account").get("email").asString()).isEqualTo("newcomer@example.org");
        assertThat(session.get("role").asString()).isEqualTo("owner");
        assertThat(session.get("workspace").get("id").asString()).isNotEqualTo(installation.signedIn().get("/api/session").json().get("workspace").get("id").asString());
    }

    @Test
    void anAnswerIsGoodOnceAndOnlyInTheBrowserThatAsked() {
        installation.provider().recognises(new Person("newcomer", "newcomer@example.org", true));
        Browser browser = installation.browser();
        String answer = toTheProviderAndBack(browser);
        assertThat(installation.browser().get(answer).header("Location")).endsWith("/sign-in?problem=provider.failed");
        assertThat(browser.get(answer).header("Location")).endsWith("/");
        assertThat(browser.get(answer).header("Location")).endsWith("/sign-in?problem=provider.failed");
    }

    @Test
    void theDoorOffersTheProvider() {
        assertThat(installation.browser().get("/api/sign-in").json().get("provider").get("name").asString()).isEqualTo("Acme");
    }

    private Browser comeBack() {
        Browser browser = installation.browser();
        Answer entered = browser.get(toTheProviderAndBack(browser));
        assertThat(entered.status()).isEqualTo(302);
        assertThat(entered.header("Location")).as("where the browser is sent").endsWith("/").doesNotContain("problem");
        return browser;
    }

    private String refusal() {
        Browser browser = installation.browser();
        String location = browser.get(toTheProviderAndBack(browser)).header("Location");
        assertThat(browser.get("/api/session").json().get("state").asString()).isEqualTo("signed_out");
        return location.substring(location.indexOf("/sign-in"));
    }

    /** @return path and query of the address that the provider sends the browser back to */
    private String toTheProviderAndBack(Browser browser) {
        Answer sent = browser.get("/api/sign-in/with/provider");
        assertThat(sent.status()).as(sent.toString()).isEqualTo(302);
        assertThat(sent.header("Location")).contains("code_challenge=").contains("nonce=").contains("scope=openid");
        URI back = URI.create(installation.browser().getAt(sent.header("Location")).header("Location"));
        assertThat(back.getPath()).isEqualTo("/api/sign-in/callback");
        return back.getPath() + "?" + back.getRawQuery();
    }
}
