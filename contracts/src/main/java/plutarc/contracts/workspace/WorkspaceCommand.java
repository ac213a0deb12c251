package plutarc.contracts.workspace;

import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Requires;
import plutarc.contracts.message.SentBy;

/** What can be asked of a workspace. A personal workspace has one member, its owner, and ends with the owner's account. */
public sealed interface WorkspaceCommand extends Command {

    WorkspaceId workspaceId();

    @Override
    default String aggregateId() {
        return workspaceId().value();
    }

    /** Opens an account's personal workspace, with that account as its owner. Sent when the account registers. */
    @MessageName("workspace.open")
    @SentBy(ActorKind.SYSTEM)
    record OpenWorkspace(WorkspaceId workspaceId, String name, AccountId owner) implements WorkspaceCommand {
    }

    /**
     * Makes an organisation, with the sender as its owner: sent in the new workspace, by whoever will be the owner there.
     *
     * @param slug lower-case letters, digits and single hyphens, 2 to 40 characters; part of addresses, so not unique: ids tell apart
     */
    @MessageName("workspace.create")
    @Requires(Permission.ORG_TRANSFER)
    record CreateOrganisation(WorkspaceId workspaceId, String name, String slug) implements WorkspaceCommand {
    }

    /** Ends a personal workspace together with its owner's account. Refused while a bot of it is provisioned. */
    @MessageName("workspace.end")
    @SentBy(ActorKind.SYSTEM)
    record EndPersonalWorkspace(WorkspaceId workspaceId) implements WorkspaceCommand {
    }

    @MessageName("workspace.rename")
    @Requires(Permission.ORG_UPDATE)
    record RenameWorkspace(WorkspaceId workspaceId, String name) implements WorkspaceCommand {
    }

    @MessageName("workspace.change_slug")
    @Requires(Permission.ORG_UPDATE)
    record ChangeSlug(WorkspaceId workspaceId, String slug) implements WorkspaceCommand {
    }

    /** Makes another member the owner and the owner an admin. */
    @MessageName("workspace.transfer")
    @Requires(Permission.ORG_TRANSFER)
    record TransferOwnership(WorkspaceId workspaceId, AccountId to) implements WorkspaceCommand {
    }

    /** Refused while a bot of the workspace is provisioned. */
    @MessageName("workspace.delete")
    @Requires(Permission.ORG_DELETE)
    record DeleteWorkspace(WorkspaceId workspaceId) implements WorkspaceCommand {
    }

    /** @param role below the sender's own */
    @MessageName("workspace.invite_member")
    @Requires(Permission.MEMBERS_INVITE)
    record InviteMember(WorkspaceId workspaceId, InvitationId invitationId, Role role) implements WorkspaceCommand {
    }

    /** Gives the invitation its full time again; the link that was sent before no longer works. */
    @MessageName("workspace.renew_invitation")
    @Requires(Permission.MEMBERS_INVITE)
    record RenewInvitation(WorkspaceId workspaceId, InvitationId invitationId) implements WorkspaceCommand {
    }

    @MessageName("workspace.revoke_invitation")
    @Requires(Permission.MEMBERS_INVITE)
    record RevokeInvitation(WorkspaceId workspaceId, InvitationId invitationId) implements WorkspaceCommand {
    }

    /** Sent once the backend has seen the link and knows the account as the one that the link was sent to. */
    @MessageName("workspace.accept_invitation")
    @SentBy(ActorKind.SYSTEM)
    record AcceptInvitation(WorkspaceId workspaceId, InvitationId invitationId, AccountId accountId) implements WorkspaceCommand {
    }

    /** @param role below the sender's own, as the member's present one must be */
    @MessageName("workspace.change_role")
    @Requires(Permission.MEMBERS_CHANGE_ROLE)
    record ChangeMemberRole(WorkspaceId workspaceId, AccountId accountId, Role role) implements WorkspaceCommand {
    }

    /** Removes somebody whose role is below the sender's own. */
    @MessageName("workspace.remove_member")
    @Requires(Permission.MEMBERS_REMOVE)
    record RemoveMember(WorkspaceId workspaceId, AccountId accountId) implements WorkspaceCommand {
    }

    /** Takes the sender out; the owner has to transfer the ownership first. */
    @MessageName("workspace.leave")
    @Requires(Permission.ORG_VIEW)
    record LeaveWorkspace(WorkspaceId workspaceId) implements WorkspaceCommand {
    }

    /** Deletes trading data for good, from every view; the audit log stays. Refused for a bot that is not stopped, and where there is nothing that may go. */
    @MessageName("workspace.delete_data")
    @Requires(Permission.DATA_DELETE)
    record DeleteData(WorkspaceId workspaceId, DataScope scope) implements WorkspaceCommand {
    }
}
