package plutarc.queryside.workspace;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.workspace.DataKeptView;
import plutarc.contracts.workspace.InvitationView;
import plutarc.contracts.workspace.MemberView;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceQuery;
import plutarc.contracts.workspace.WorkspaceView;
import plutarc.queryside.message.Asking;

/** The request's workspace, its members, and what each role may do, over HTTP. */
@RestController
public class WorkspaceQueryApi {

    private final Asking asking;

    public WorkspaceQueryApi(Asking asking) {
        this.asking = asking;
    }

    /** One permission and who has it. */
    record PermissionRow(Permission permission, String meaning, List<Role> roles) {
    }

    /** @param below the roles that this one may give, change and take, where it may do that at all */
    record RoleRow(Role role, int permissions, List<Role> below) {
    }

    record RoleMatrix(List<RoleRow> roles, List<PermissionRow> permissions) {
    }

    @GetMapping("/api/workspace")
    WorkspaceView workspace() {
        return asking.one(new WorkspaceQuery.WorkspaceById(asking.workspace()), WorkspaceView.class, "workspace");
    }

    @GetMapping("/api/members")
    List<MemberView> members() {
        return asking.list(new WorkspaceQuery.Members(asking.workspace()), MemberView.class);
    }

    @GetMapping("/api/invitations")
    List<InvitationView> invitations() {
        return asking.list(new WorkspaceQuery.Invitations(asking.workspace()), InvitationView.class);
    }

    /** How much trading data there is, or how much of it is of before a day. */
    @GetMapping("/api/workspace/data")
    DataKeptView data(@RequestParam Optional<LocalDate> before) {
        return asking.one(new WorkspaceQuery.DataKept(asking.workspace(), before), DataKeptView.class, "workspace");
    }

    /** The same in every workspace: roles are fixed. */
    @GetMapping("/api/roles")
    RoleMatrix roles() {
        var roles = Arrays.stream(Role.values()).map(role -> new RoleRow(role, role.permissions().size(),
                Arrays.stream(Role.values()).filter(role::isAbove).toList())).toList();
        var permissions = Arrays.stream(Permission.values()).sorted(Comparator.comparing(Permission::ordinal))
                .map(permission -> new PermissionRow(permission, permission.meaning(), Arrays.stream(Role.values()).filter(role -> role.may(permission)).toList())).toList();
        return new RoleMatrix(roles, permissions);
    }
}
