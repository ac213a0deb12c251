package plutarc.contracts.workspace;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.message.SentBy;

/** What can be asked about workspaces and the people in them. */
public sealed interface WorkspaceQuery<R> extends Query<R> {

    @MessageName("workspace.by_id")
    @Requires(Permission.ORG_VIEW)
    record WorkspaceById(WorkspaceId workspaceId) implements WorkspaceQuery<Optional<WorkspaceView>> {
    }

    /** The owner first, then by name. */
    @MessageName("workspace.members")
    @Requires(Permission.MEMBERS_VIEW)
    record Members(WorkspaceId workspaceId) implements WorkspaceQuery<List<MemberView>> {
    }

    /** Those that nobody has accepted yet, the newest first. */
    @MessageName("workspace.invitations")
    @Requires(Permission.MEMBERS_INVITE)
    record Invitations(WorkspaceId workspaceId) implements WorkspaceQuery<List<InvitationView>> {
    }

    /** The workspaces of one account, the personal one first, then by name. Asked by the backend, for the account's own session. */
    @MessageName("workspace.of_account")
    @SentBy(ActorKind.SYSTEM)
    record WorkspacesOf(AccountId accountId) implements WorkspaceQuery<List<MembershipView>> {
    }

    /** @param before counts only what is of before 00:00 UTC of this day */
    @MessageName("workspace.data_kept")
    @Requires(Permission.ANALYTICS_VIEW)
    record DataKept(WorkspaceId workspaceId, Optional<LocalDate> before) implements WorkspaceQuery<Optional<DataKeptView>> {
    }
}
