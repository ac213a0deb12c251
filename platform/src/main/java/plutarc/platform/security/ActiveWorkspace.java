package plutarc.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.MembershipView;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.contracts.workspace.WorkspaceKind;
import plutarc.platform.workspace.AskedForWorkspaces;
import plutarc.platform.workspace.Memberships;

/**
 * Which workspace a request works in. The request itself says so, not the session: in header {@code X-Workspace}, or in parameter
 * {@code workspace} where a browser cannot send headers (live views, downloads). So two tabs in two workspaces of one session cannot mix. A
 * request that names none works in the account's personal workspace. Thread-safe.
 */
@Component
class ActiveWorkspace {

    static final String HEADER = "X-Workspace";
    static final String PARAMETER = "workspace";
    private static final int TOLD_APART_BY = 8;

    private final Memberships memberships;
    private final AskedForWorkspaces workspaces;

    ActiveWorkspace(Memberships memberships, AskedForWorkspaces workspaces) {
        this.memberships = memberships;
        this.workspaces = workspaces;
    }

    /** @throws RefusedException {@code workspace.unknown} where the account is no member of the workspace that is asked for, or there is none */
    WorkspaceId of(Account account, HttpServletRequest request) {
        WorkspaceId asked = asked(request).map(ActiveWorkspace::id).orElse(account.workspaceId());
        if (role(account, asked).isEmpty()) {
            throw unknown();
        }
        return asked;
    }

    /** @throws RefusedException {@code workspace.unknown} where a request that is bound to one workspace, by its token, asks for another */
    void requireNoOther(WorkspaceId bound, HttpServletRequest request) {
        if (asked(request).filter(text -> !text.equals(bound.value())).isPresent()) {
            throw unknown();
        }
    }

    Optional<Role> role(Account account, WorkspaceId workspace) {
        return memberships.roleIn(workspace, account.id());
    }

    /** All that the account may switch to; the personal one is always there. */
    List<MembershipView> all(Account account) {
        List<MembershipView> known = workspaces.of(account.id());
        boolean personal = known.stream().anyMatch(each -> each.workspaceId().equals(account.workspaceId()));
        return personal ? known : Stream.concat(Stream.of(new MembershipView(account.workspaceId(), account.workspaceName(), "", WorkspaceKind.PERSONAL, Role.OWNER)),
                known.stream()).toList();
    }

    /** The one that an address of the dashboard means, such as {@code acme-1a2b3c4d}: its end is the beginning of the id, so a new slug breaks no link. */
    Optional<MembershipView> atAddress(String address, List<MembershipView> all) {
        int dash = address.lastIndexOf('-');
        String end = address.substring(dash + 1);
        return end.length() < TOLD_APART_BY ? Optional.empty() : all.stream().filter(each -> each.workspaceId().value().startsWith(end)).findFirst();
    }

    private static Optional<String> asked(HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        String parameter = request.getMethod().equals("GET") ? request.getParameter(PARAMETER) : null;
        if (header != null && parameter != null && !header.equals(parameter)) {
            throw unknown();
        }
        return Optional.ofNullable(header != null ? header : parameter);
    }

    private static WorkspaceId id(String text) {
        try {
            return new WorkspaceId(text);
        } catch (IllegalArgumentException noId) {
            throw unknown();
        }
    }

    private static RefusedException unknown() {
        return new RefusedException("workspace.unknown", "There is no such workspace.");
    }
}
