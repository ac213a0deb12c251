package plutarc.contracts.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Who is asking, in which workspace, from where: of the request that the calling thread serves. The platform provides it, from the
 * session; the API of the command and the query side hand it to {@code MetaDataKeys}. Thread-safe.
 */
public interface ActorContext {

    /** @throws RefusedException with code {@code session.signed_out} where nobody is signed in; the same for {@link #workspace()} */
    Actor actor();

    /** The workspace that the session works in. */
    WorkspaceId workspace();

    /** The actor's role in that workspace; empty for systems. */
    Optional<Role> role();

    /** What a token is for, never more than its owner's role is asked to grant; empty for everybody else, whom their role alone limits. */
    default Optional<Set<Permission>> permissions() {
        return Optional.empty();
    }

    /** All of this, as it goes with every message. @throws RefusedException where nobody is signed in */
    default Map<String, String> metaData() {
        var metaData = new LinkedHashMap<>(new Sender(actor(), Optional.of(workspace()), role()).metaData());
        permissions().ifPresent(only -> metaData.put(MetaDataKeys.PERMISSIONS, only.stream().map(Permission::code).sorted().collect(Collectors.joining(","))));
        metaData.put(MetaDataKeys.ADDRESS, address());
        metaData.put(MetaDataKeys.USER_AGENT, userAgent());
        return metaData;
    }

    /** Network address of the request; empty text where there is none. */
    String address();

    /** User agent of the request; empty text where there is none. */
    String userAgent();
}
