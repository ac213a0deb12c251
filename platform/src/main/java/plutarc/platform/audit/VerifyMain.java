package plutarc.platform.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import plutarc.contracts.audit.AuditVerification;
import plutarc.platform.PlatformSettings;
import plutarc.platform.eventstore.RelationalStore;
import plutarc.platform.start.CannotStart;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies the audit log of an installation: a running backend is asked to, since it alone can read its store; without one the store is read here.
 * Exit status: 0 whole, 3 broken, 1 could not be verified.
 */
public final class VerifyMain {

    private static final int WHOLE = 0;
    private static final int UNKNOWN = 1;
    private static final int BROKEN = 3;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private VerifyMain() {
    }

    /** @param arguments {@code --plutarc.data=DIR}, and {@code --plutarc.audit.anchor=FILE} for anchors kept elsewhere; the backend's other settings count as well */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            StandardEnvironment settings = new StandardEnvironment();
            settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
            ConfigurationPropertySources.attach(settings);
            Path data = Path.of(settings.getProperty("plutarc.data", "data")).toAbsolutePath().normalize();
            List<Path> anchors = Optional.ofNullable(settings.getProperty("plutarc.audit.anchor")).map(Path::of).stream().toList();
            return tell(verified(data, anchors, settings), out);
        } catch (CannotStart | IOException | JacksonException | SQLException failure) {
            err.println("plutarc: the audit log could not be verified: " + failure.getMessage());
            return UNKNOWN;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }

    private static int tell(List<AuditVerification> chains, PrintStream out) {
        boolean whole = true;
        for (AuditVerification chain : chains) {
            if (chain.broken().isPresent()) {
                AuditVerification.Broken broken = chain.broken().get();
                out.println("BROKEN  " + chain.chain() + "  entry " + broken.seq() + "  " + broken.fault().code() + "  " + broken.explanation());
                whole = false;
            } else {
                out.println("whole   " + chain.chain() + "  " + chain.entries() + " entries  " + chain.head());
            }
        }
        return whole ? WHOLE : BROKEN;
    }

    private static List<AuditVerification> verified(Path data, List<Path> anchors, StandardEnvironment settings) throws IOException, InterruptedException, SQLException {
        Path lockFile = data.resolve("backend.lock");
        if (!Files.exists(lockFile)) {
            throw new CannotStart("there is no installation in " + data + "; name its folder with --data");
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE); FileLock lock = taken(channel)) {
            return lock == null ? byTheBackend(data, anchors) : here(data, anchors, settings);
        }
    }

    private static FileLock taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    private static List<AuditVerification> byTheBackend(Path data, List<Path> anchors) throws IOException, InterruptedException {
        if (!anchors.isEmpty()) {
            throw new CannotStart("a running backend takes no other anchors; stop it first");
        }
        OperatorAccess.Door door = OperatorAccess.Door.read(data);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(door.url() + "/operator/audit/verification"))
                    .header(OperatorAccess.HEADER, door.token()).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new CannotStart("the running backend answered " + answer.statusCode() + "; stop it and try again");
            }
            return List.of(JSON.readValue(answer.body(), AuditVerification[].class));
        }
    }

    private static List<AuditVerification> here(Path data, List<Path> anchors, StandardEnvironment settings) throws SQLException {
        PlatformSettings.EventStore location = Binder.get(settings).bindOrCreate("plutarc.event-store", PlatformSettings.EventStore.class);
        Optional<String> given = Optional.ofNullable(settings.getProperty("plutarc.audit-key")).filter(text -> !text.isBlank());
        if (given.isEmpty() && !Files.exists(data.resolve("audit.key"))) {
            throw new CannotStart(data.resolve("audit.key") + " is missing; bring it back, or give plutarc.audit-key");
        }
        ChainKey key = ChainKeyFile.open(given, data.resolve("audit.key"));
        try (RelationalStore store = RelationalStore.open(location, data.resolve("events"))) {
            return new Verifications(new JdbcTemplate(store.dataSource()), key, new Anchors(data.resolve("audit-anchors.json"), anchors), Clock.systemUTC()).verifyAll();
        }
    }
}
