package plutarc.platform.workspace;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plutarc.platform.RunningBackend;
import plutarc.platform.RunningBackend.Answer;
import plutarc.platform.RunningBackend.Browser;

/** One backend for all tests about people, its owner signed in; each test makes organisations of its own. */
final class Team {

    static final String PASSWORD = "correct horse battery";
    private static final Pattern LINK = Pattern.compile("/join/[a-z0-9-]*#([A-Za-z0-9_-]{43})");

    private static final class Shared {
        static final Path DATA = folder();
        static final RunningBackend BACKEND = RunningBackend.over(DATA, "--plutarc.mail.look-every=50ms", "--plutarc.live.heartbeat=200ms", "--plutarc.test.no-instances=true", "--plutarc.staff=Operator@example.org");
        static final Browser OWNER = BACKEND.browser().setUp();

        private static Path folder() {
            try {
                return Files.createTempDirectory("plutarc-team");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private Team() {
    }

    static RunningBackend backend() {
        return Shared.BACKEND;
    }

    /** The backend's data folder. */
    static Path data() {
        return Shared.DATA;
    }

    /** Whoever set the installation up, in their personal workspace. */
    static Browser owner() {
        return Shared.OWNER;
    }

    /** @return the id of a new organisation of this person, once its view is there */
    static String organisation(Browser person, String slug) {
        Answer made = person.post("/api/organisations", Map.of("name", "Org " + slug, "slug", slug));
        if (made.status() != 202) {
            throw new IllegalStateException(made.toString());
        }
        String id = made.json().get("workspaceId").asString();
        await().atMost(Duration.ofSeconds(10)).until(() -> person.in(id).get("/api/workspace").status() == 200);
        return id;
    }

    /** Invites and returns the token of the link that was mailed. */
    static String invited(Browser tab, String email, String role) {
        List<String> earlier = tokens(email, 0);
        Answer invited = tab.post("/api/invitations", Map.of("email", email, "role", role));
        if (invited.status() != 202) {
            throw new IllegalStateException(invited.toString());
        }
        return tokens(email, earlier.size() + 1).stream().filter(token -> !earlier.contains(token)).findFirst().orElseThrow();
    }

    /** Tokens of all links mailed to this address, the oldest first, once there are so many. */
    static List<String> tokens(String email, int count) {
        return await().atMost(Duration.ofSeconds(15)).until(() -> letters().filter(letter -> letter.contains("To: " + email.toLowerCase(java.util.Locale.ROOT))).map(LINK::matcher)
                .filter(Matcher::find).map(found -> found.group(1)).toList(), found -> found.size() >= count);
    }

    /** Everything mailed to this address. */
    static Stream<String> mails(String email) throws IOException {
        return letters().filter(letter -> letter.contains("To: " + email));
    }

    /** A new person who has signed up through an invitation to this workspace. */
    static Browser member(Browser inviter, String email, String role) {
        String token = invited(inviter, email, role);
        Browser person = Team.backend().browser();
        person.get("/api/session");
        Answer joined = person.post("/api/join/sign-up", Map.of("token", token, "password", PASSWORD));
        if (joined.status() != 200) {
            throw new IllegalStateException(joined.toString());
        }
        return person;
    }

    static String accountOf(Browser person) {
        return person.get("/api/session").json().get("account").get("id").asString();
    }

    private static Stream<String> letters() throws IOException {
        try (Stream<Path> files = Files.list(Shared.DATA.resolve("mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).sorted().map(Team::read).toList().stream();
        }
    }

    /** As written, with the soft line breaks of its encoding taken out. */
    private static String read(Path file) {
        try {
            return Files.readString(file).replace("=\r\n", "").replace("=\n", "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
