package plutarc.platform.security;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.MembershipView;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.contracts.workspace.WorkspaceKind;

/**
 * What the dashboard has to know about its own session.
 *
 * @param state      {@code setup_required, signed_out, second_step, signed_in}; all else is empty unless signed in
 * @param workspace  the one that the request works in; empty, with role and permissions, where it names one that the account is no member of
 * @param workspaces all that the account may switch to
 * @param outbox     whether the account may look into the installation's outbox
 * @param staff      whether the account operates the installation
 */
public record SessionView(String state, Optional<AccountOfSession> account, Optional<WorkspaceOfSession> workspace, Optional<Role> role,
                   List<Permission> permissions, boolean mustChangePassword, List<MembershipView> workspaces, boolean outbox, boolean staff) {

    public record AccountOfSession(AccountId id, String email) {
    }

    /** @param slug empty text for a personal workspace */
    public record WorkspaceOfSession(WorkspaceId id, String name, String slug, WorkspaceKind kind) {
    }

    static SessionView setUpRequired() {
        return new SessionView("setup_required", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false, List.of(), false, false);
    }

    static SessionView signedOut() {
        return new SessionView("signed_out", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false, List.of(), false, false);
    }

    /** The password was right; a code is still to come. */
    static SessionView secondStep() {
        return new SessionView("second_step", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false, List.of(), false, false);
    }

    static SessionView of(Account account, Optional<MembershipView> active, List<MembershipView> all, boolean outbox, boolean staff) {
        return new SessionView("signed_in", Optional.of(new AccountOfSession(account.id(), account.email())),
                active.map(each -> new WorkspaceOfSession(each.workspaceId(), each.name(), each.slug(), each.kind())), active.map(MembershipView::role),
                active.stream().flatMap(each -> each.role().permissions().stream()).sorted(Comparator.comparing(Permission::ordinal)).toList(),
                account.mustChangePassword(), all, outbox, staff);
    }
}
