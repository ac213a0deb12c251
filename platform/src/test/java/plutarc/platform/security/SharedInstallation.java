package plutarc.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.awaitility.Awaitility;
import org.bson.Document;
import plutarc.platform.RunningBackend;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;
import plutarc.platform.RunningBackend.Credentials;
import plutarc.platform.documents.Documents;

/** One running backend for all tests of this package that do not stop it, with an owner, an identity provider and mail in files. */
public final class SharedInstallation {

    public static final Credentials OWNER = new Credentials("owner@example.org", "a password of the owner");
    private static SharedInstallation running;

    private final RunningBackend backend;
    private final Path data;
    private final TestProvider provider;

    private SharedInstallation() throws IOException {
        data = Files.createTempDirectory("plutarc-security");
        provider = new TestProvider();
        backend = RunningBackend.over(data, "--plutarc.mail.look-every=100ms", "--plutarc.oidc.issuer=" + provider.issuer(), "--plutarc.oidc.client-id=plutarc-test",
                "--plutarc.oidc.client-secret=" + TestProvider.SECRET, "--plutarc.oidc.create-accounts=true", "--plutarc.oidc.name=Acme");
        backend.browser().setUp();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            backend.close();
            provider.close();
        }));
    }

    /** Started by whoever asks first, ended with the tests' process. */
    public static synchronized SharedInstallation running() {
        try {
            running = running == null ? new SharedInstallation() : running;
            return running;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public RunningBackend backend() {
        return backend;
    }

    public Path data() {
        return data;
    }

    public TestProvider provider() {
        return provider;
    }

    public MongoCollection<Document> collection(String name) {
        return backend.bean(Documents.class).database().getCollection(name);
    }

    /** As a page of the dashboard: with the token that changes need. */
    public Browser browser() {
        Browser browser = backend.browser();
        browser.get("/api/session");
        return browser;
    }

    public Browser signedIn() {
        Browser browser = browser();
        assertThat(state(browser.post("/api/session", OWNER))).isEqualTo("signed_in");
        return browser;
    }

    /** Forgets what was guessed wrong. */
    public void forgive(String name) {
        backend.bean(SignInAttempts.class).succeeded(name);
    }

    public static String state(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().get("state").asString();
    }

    public record Mail(String to, String subject, String text) {
    }

    /** Waits for a message such as this. */
    public Mail mail(Predicate<Mail> wanted) {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50))
                .until(() -> mails().stream().filter(wanted).toList(), found -> !found.isEmpty()).getLast();
    }

    public List<Mail> mails() {
        try (var files = Files.list(data.resolve("mail"))) {
            List<Mail> mails = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".eml")).sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    MimeMessage message = new MimeMessage(jakarta.mail.Session.getInstance(new Properties()), in);
                    mails.add(new Mail(message.getAllRecipients()[0].toString(), message.getSubject(), String.valueOf(message.getContent()).replace("\r\n", "\n")));
                }
            }
            return mails;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (MessagingException failure) {
            throw new AssertionError(failure);
        }
    }
}
