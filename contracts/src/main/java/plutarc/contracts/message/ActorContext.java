package plutarc.contracts.message;

import java.util.Optional;
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

    /** Network address of the request; empty text where there is none. */
    String address();

    /** User agent of the request; empty text where there is none. */
    String userAgent();
}
