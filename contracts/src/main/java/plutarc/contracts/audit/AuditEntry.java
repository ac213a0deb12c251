package plutarc.contracts.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.message.ActorKind;

/**
 * One entry of the audit log, exactly as it is hashed: it holds ids where a name or an e-mail address could be deleted later, and no
 * secret. Absent fields are left out of its text.
 *
 * @param chain     the workspace, or {@value #INSTALLATION} for what happens in none
 * @param seq       its place in the chain, counted from 1 without gaps
 * @param at        when it was written, in microseconds; never before the entry ahead of it
 * @param action    a command's stored name, or such as {@code session.signed_in}
 * @param code      why not, where it was not accepted
 * @param problem   the same in words
 * @param reason    why, in the actor's words
 * @param requested what was asked for, field by field; of people, and of whatever was not accepted
 * @param changes   fields of the target that are different now
 * @param caused    the events that it caused
 * @param message   the command's message id, which its events carry as {@code correlationId}
 * @param address   network address of the request, empty text where there is none
 */
public record AuditEntry(String chain, long seq, Instant at, Who actor, String action, Optional<Target> target, AuditResult result,
                         Optional<String> code, Optional<String> problem, Optional<String> reason, List<Requested> requested, List<Changed> changes,
                         List<Caused> caused, Optional<String> message, String address, String userAgent) {

    /** The chain of what happens in no workspace: what the backend itself does for all of them. */
    public static final String INSTALLATION = "installation";

    public AuditEntry {
        requested = requested == null ? List.of() : List.copyOf(requested);
        changes = changes == null ? List.of() : List.copyOf(changes);
        caused = caused == null ? List.of() : List.copyOf(caused);
        address = address == null ? "" : address;
        userAgent = userAgent == null ? "" : userAgent;
    }

    /**
     * @param id   an account, a bot, a token or a part of the backend
     * @param role in the workspace, at that time
     */
    public record Who(ActorKind kind, String id, Optional<String> role) {
    }

    /** @param type such as {@code bot}, {@code exchangekey}, {@code template}, {@code workspace}, {@code account} */
    public record Target(String type, String id) {
    }

    /** A field that was asked for, by its path. */
    public record Requested(String field, String value) {
    }

    /**
     * A field that changed, by its path.
     *
     * @param before empty where there was nothing
     * @param after  empty where nothing is left
     */
    public record Changed(String field, Optional<String> before, Optional<String> after) {
    }

    /**
     * Events of one stream, next to each other.
     *
     * @param stream the aggregate
     * @param first  sequence number of the first, from 0
     * @param last   of the last
     * @param events their stored names, each once
     */
    public record Caused(String stream, long first, long last, List<String> events) {
    }
}
