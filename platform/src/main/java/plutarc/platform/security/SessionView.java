package plutarc.platform.security;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * What the dashboard has to know about its own session.
 *
 * @param state {@code setup_required, signed_out, second_step, signed_in}; all else is empty unless signed in
 */
public record SessionView(String state, Optional<AccountOfSession> account, Optional<WorkspaceOfSession> workspace, Optional<Role> role,
                   List<Permission> permissions, boolean mustChangePassword) {

    public record AccountOfSession(AccountId id, String email) {
    }

    public record WorkspaceOfSession(WorkspaceId id, String name) {
    }

    static SessionView setUpRequired() {
        return new SessionView("setup_required", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);
    }

    static SessionView signedOut() {
        return new SessionView("signed_out", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);
    }

    /** The password was right; a code is still to come. */
    static SessionView secondStep() {
        return new SessionView("second_step", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);
    }

    static SessionView of(Account account) {
        List<Permission> permissions = account.role().permissions().stream().sorted(Comparator.comparing(Permission::ordinal)).toList();
        return new SessionView("signed_in", Optional.of(new AccountOfSession(account.id(), account.email())),
                Optional.of(new WorkspaceOfSession(account.workspaceId(), account.workspaceName())), Optional.of(account.role()), permissions,
                account.mustChangePassword());
    }
}
