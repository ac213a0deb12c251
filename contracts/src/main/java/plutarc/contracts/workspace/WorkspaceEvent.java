package plutarc.contracts.workspace;

import java.time.Instant;
import java.util.List;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.Event;
import plutarc.contracts.message.MessageName;

/** What has happened to a workspace. Persons appear by account id only: names and addresses can be deleted, events cannot. */
public sealed interface WorkspaceEvent extends Event {

    WorkspaceId workspaceId();

    /** A personal workspace. */
    @MessageName("workspace.opened")
    record WorkspaceOpened(WorkspaceId workspaceId, String name, AccountId owner) implements WorkspaceEvent {
    }

    @MessageName("workspace.created")
    record OrganisationCreated(WorkspaceId workspaceId, String name, String slug, AccountId owner) implements WorkspaceEvent {
    }

    @MessageName("workspace.renamed")
    record WorkspaceRenamed(WorkspaceId workspaceId, String name) implements WorkspaceEvent {
    }

    @MessageName("workspace.slug_changed")
    record SlugChanged(WorkspaceId workspaceId, String slug) implements WorkspaceEvent {
    }

    /** @param from the owner until now, an admin from now on */
    @MessageName("workspace.ownership_transferred")
    record OwnershipTransferred(WorkspaceId workspaceId, AccountId from, AccountId to) implements WorkspaceEvent {
    }

    @MessageName("workspace.deleted")
    record WorkspaceDeleted(WorkspaceId workspaceId) implements WorkspaceEvent {
    }

    @MessageName("workspace.member_invited")
    record MemberInvited(WorkspaceId workspaceId, InvitationId invitationId, Role role, Instant expiresAt) implements WorkspaceEvent {
    }

    @MessageName("workspace.invitation_renewed")
    record InvitationRenewed(WorkspaceId workspaceId, InvitationId invitationId, Instant expiresAt) implements WorkspaceEvent {
    }

    @MessageName("workspace.invitation_revoked")
    record InvitationRevoked(WorkspaceId workspaceId, InvitationId invitationId) implements WorkspaceEvent {
    }

    @MessageName("workspace.member_joined")
    record MemberJoined(WorkspaceId workspaceId, InvitationId invitationId, AccountId accountId, Role role) implements WorkspaceEvent {
    }

    @MessageName("workspace.member_role_changed")
    record MemberRoleChanged(WorkspaceId workspaceId, AccountId accountId, Role role) implements WorkspaceEvent {
    }

    @MessageName("workspace.member_removed")
    record MemberRemoved(WorkspaceId workspaceId, AccountId accountId) implements WorkspaceEvent {
    }

    @MessageName("workspace.member_left")
    record MemberLeft(WorkspaceId workspaceId, AccountId accountId) implements WorkspaceEvent {
    }

    /**
     * Whatever these bots had reported until then is no longer shown, as far as the scope says: every view honours it, also when it is built again.
     *
     * @param bots      all were stopped
     * @param fleet     whether the equity of all bots together goes too: not while one of them keeps its own
     * @param backtests that go with their results
     */
    @MessageName("workspace.data_deleted")
    record DataDeleted(WorkspaceId workspaceId, DataScope scope, List<BotId> bots, boolean fleet, List<BacktestId> backtests) implements WorkspaceEvent {

        public DataDeleted {
            bots = List.copyOf(bots);
            backtests = List.copyOf(backtests);
        }
    }
}
