package plutarc.commandside.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.axonframework.modelling.command.Repository;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Keeps names unique in a workspace, whatever happens at once. Called inside the unit of work of the command that needs the name: the
 * name's event is committed with the command's own events or not at all, and the event store's unique key (aggregate, sequence number)
 * lets only one of two simultaneous takers through, in one process or in many, with no table beside the events.
 */
public final class UniqueNames {
    private final Repository<UniqueName> repository;

    public UniqueNames(Repository<UniqueName> repository) {
        this.repository = repository;
    }

    /** @throws RefusedException {@code <kind>.name_taken} if another holder bears the name; taking one's own again changes nothing */
    public void take(WorkspaceId workspace, String kind, String name, String holder) {
        var compared = compared(name);
        try {
            repository.loadOrCreate(idOf(workspace, kind, compared), UniqueName::new)
                    .execute(it -> it.take(workspace, kind, compared, holder));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot load the name " + compared, e);
        }
    }

    /** Nothing happens if the holder does not bear it. */
    public void free(WorkspaceId workspace, String kind, String name, String holder) {
        var compared = compared(name);
        repository.load(idOf(workspace, kind, compared)).execute(it -> it.free(workspace, kind, compared, holder));
    }

    /** Whether both are one name: case and spaces do not count. */
    public static boolean same(String one, String other) {
        return compared(one).equals(compared(other));
    }

    /** Names are the same when they differ in case or in spaces only. */
    static String compared(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    static String idOf(WorkspaceId workspace, String kind, String compared) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((workspace + "/" + kind + "/" + compared).getBytes(StandardCharsets.UTF_8));
            return "name-" + HexFormat.of().formatHex(digest, 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
