package plutarc.platform.security;

import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

/** A program that brought a personal API token. It may use the product as far as the token and its owner's role reach, and is no person. */
public final class Bearer extends AbstractAuthenticationToken {

    private static final String SCHEME = "Bearer ";
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;
    private final transient WorkspaceId workspace;
    private final transient Role role;
    private final transient Set<Permission> permissions;

    /**
     * @param tokenId     the token's id, which is no secret
     * @param role        its owner's role in the workspace at this moment
     * @param permissions what the token is for; what the role has not is not granted by it
     */
    public Bearer(String tokenId, WorkspaceId workspace, Role role, Set<Permission> permissions) {
        super(List.of(new SimpleGrantedAuthority(SignedIn.MEMBER)));
        this.actor = new Actor(ActorKind.TOKEN, tokenId);
        this.workspace = workspace;
        this.role = role;
        this.permissions = Set.copyOf(permissions);
        setAuthenticated(true);
    }

    /** The token of an {@code Authorization} header; null where there is none, or it holds something else. */
    public static String token(String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? header.substring(SCHEME.length()).strip() : null;
    }

    Actor actor() {
        return actor;
    }

    WorkspaceId workspace() {
        return workspace;
    }

    Role role() {
        return role;
    }

    Set<Permission> permissions() {
        return permissions;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return actor.id();
    }
}
