package plutarc.commandside.workspace;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceEvent;
import plutarc.contracts.workspace.WorkspaceEvent.*;

/** Who belongs to one workspace, in which role, as its events say. Nobody belongs to a deleted one. Immutable. */
public record Members(@JsonProperty("roles") Map<String, Role> roles) {

    public static final Members NOBODY = new Members(Map.of());

    public Members {
        roles = Map.copyOf(roles);
    }

    public Optional<Role> roleOf(AccountId account) {
        return Optional.ofNullable(roles.get(account.value()));
    }

    /** These members after the event. */
    public Members after(WorkspaceEvent event) {
        return switch (event) {
            case WorkspaceOpened e -> with(e.owner(), Role.OWNER);
            case OrganisationCreated e -> with(e.owner(), Role.OWNER);
            case OwnershipTransferred e -> with(e.from(), Role.ADMIN).with(e.to(), Role.OWNER);
            case MemberJoined e -> with(e.accountId(), e.role());
            case MemberRoleChanged e -> with(e.accountId(), e.role());
            case MemberRemoved e -> without(e.accountId());
            case MemberLeft e -> without(e.accountId());
            case WorkspaceDeleted _ -> NOBODY;
            case WorkspaceRenamed _, SlugChanged _, MemberInvited _, InvitationRenewed _, InvitationRevoked _, DataDeleted _ -> this;
        };
    }

    private Members with(AccountId account, Role role) {
        var next = new LinkedHashMap<>(roles);
        next.put(account.value(), role);
        return new Members(next);
    }

    private Members without(AccountId account) {
        var next = new LinkedHashMap<>(roles);
        next.remove(account.value());
        return new Members(next);
    }
}
