package plutarc.commandside.workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.InvitationId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceCommand.*;
import plutarc.contracts.workspace.WorkspaceEvent;
import plutarc.contracts.workspace.WorkspaceEvent.*;
import plutarc.contracts.workspace.WorkspaceId;

/** Decides over invitations and members' roles: nobody gives, changes or takes a role that is not below their own. Pure. */
final class Inviting {
    /** How long an invitation's link works. */
    static final Duration LIFETIME = Duration.ofDays(7);
    /** So many at once, so that nobody sends mail without end in our name. */
    static final int MOST_PENDING = 50;

    private Inviting() {
    }

    /** An invitation that waits for its answer. */
    record Pending(Role role, Instant expiresAt) {
    }

    static List<WorkspaceEvent> invite(InviteMember command, Role sender, Map<String, Pending> pending, Instant now) {
        requireBelow(sender, command.role());
        if (pending.containsKey(command.invitationId().value())) {
            return List.of();
        }
        if (pending.size() >= MOST_PENDING) {
            throw new RefusedException(Refusal.of("workspace.too_many_invitations", "Too many invitations are open. Revoke some first.", "invitations",
                    String.valueOf(pending.size()), "fewer than " + MOST_PENDING));
        }
        return List.of(new MemberInvited(command.workspaceId(), command.invitationId(), command.role(), now.plus(LIFETIME)));
    }

    static List<WorkspaceEvent> renew(RenewInvitation command, Role sender, Map<String, Pending> pending, Instant now) {
        requireBelow(sender, find(pending, command.invitationId()).role());
        return List.of(new InvitationRenewed(command.workspaceId(), command.invitationId(), now.plus(LIFETIME)));
    }

    static List<WorkspaceEvent> revoke(RevokeInvitation command, Role sender, Map<String, Pending> pending) {
        requireBelow(sender, find(pending, command.invitationId()).role());
        return List.of(new InvitationRevoked(command.workspaceId(), command.invitationId()));
    }

    static List<WorkspaceEvent> accept(AcceptInvitation command, Members members, Map<String, Pending> pending, Instant now) {
        if (members.roleOf(command.accountId()).isPresent()) {
            throw new RefusedException("workspace.member_already", "You belong to this workspace already.");
        }
        var invitation = find(pending, command.invitationId());
        if (!now.isBefore(invitation.expiresAt())) {
            throw new RefusedException("invitation.expired", "This invitation has expired. Ask for a new one.");
        }
        return List.of(new MemberJoined(command.workspaceId(), command.invitationId(), command.accountId(), invitation.role()));
    }

    static List<WorkspaceEvent> changeRole(ChangeMemberRole command, Role sender, Members members) {
        var present = member(members, command.accountId());
        requireBelow(sender, present);
        requireBelow(sender, command.role());
        return present == command.role() ? List.of() : List.of(new MemberRoleChanged(command.workspaceId(), command.accountId(), command.role()));
    }

    static List<WorkspaceEvent> remove(RemoveMember command, Role sender, Members members) {
        requireBelow(sender, member(members, command.accountId()));
        return List.of(new MemberRemoved(command.workspaceId(), command.accountId()));
    }

    static List<WorkspaceEvent> leave(WorkspaceId workspace, AccountId account, Members members) {
        if (member(members, account) == Role.OWNER) {
            throw new RefusedException("workspace.owner_stays", "The owner cannot leave. Transfer the ownership first.");
        }
        return List.of(new MemberLeft(workspace, account));
    }

    static List<WorkspaceEvent> transfer(TransferOwnership command, AccountId from, Members members) {
        return member(members, command.to()) == Role.OWNER ? List.of() : List.of(new OwnershipTransferred(command.workspaceId(), from, command.to()));
    }

    private static Role member(Members members, AccountId account) {
        return members.roleOf(account).orElseThrow(() -> new RefusedException("member.unknown", "There is no such member."));
    }

    private static Pending find(Map<String, Pending> pending, InvitationId id) {
        var found = pending.get(id.value());
        if (found == null) {
            throw new RefusedException("invitation.unknown", "There is no such invitation.");
        }
        return found;
    }

    private static void requireBelow(Role sender, Role role) {
        if (role == null || !sender.isAbove(role)) {
            throw new RefusedException(Refusal.of("member.role_not_below", "Only roles below your own are yours to give, change or remove.", "role",
                    role == null ? "" : role.code(), "a role below " + sender.code()));
        }
    }
}
