package plutarc.queryside.workspace;

import static plutarc.queryside.workspace.WorkspaceFacts.WORKSPACES;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.mongodb.core.query.Criteria;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.InvitationView;
import plutarc.contracts.workspace.MemberView;
import plutarc.contracts.workspace.MembershipView;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.contracts.workspace.WorkspaceKind;
import plutarc.contracts.workspace.WorkspaceQuery;
import plutarc.contracts.workspace.WorkspaceView;
import plutarc.queryside.store.Stored;
import plutarc.queryside.store.Views;

/** Answers what can be asked about workspaces and their members. Thread-safe. */
public final class WorkspaceQueries {

    private final Views views;
    private final ActorNames names;
    private final InvitedPeople invited;
    private final Clock clock;

    public WorkspaceQueries(Views views, ActorNames names, InvitedPeople invited, Clock clock) {
        this.views = views;
        this.names = names;
        this.invited = invited;
        this.clock = clock;
    }

    @QueryHandler
    Optional<WorkspaceView> handle(WorkspaceQuery.WorkspaceById query) {
        return facts(query.workspaceId()).map(facts -> new WorkspaceView(facts.workspaceId(), facts.name(), facts.slug(), facts.kind(), facts.owner(),
                nameOf(facts.owner()), facts.members().size(), facts.createdAt()));
    }

    @QueryHandler
    List<MemberView> handle(WorkspaceQuery.Members query) {
        return facts(query.workspaceId()).stream().flatMap(facts -> facts.members().stream())
                .map(member -> new MemberView(member.accountId(), nameOf(member.accountId()), member.role(), member.since()))
                .sorted(Comparator.comparing((MemberView member) -> member.role() != Role.OWNER).thenComparing(MemberView::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    @QueryHandler
    List<InvitationView> handle(WorkspaceQuery.Invitations query) {
        Instant now = clock.instant();
        return facts(query.workspaceId()).stream().flatMap(facts -> facts.invitations().stream())
                .map(each -> new InvitationView(each.invitationId(), invited.addressOf(each.invitationId()).orElse(""), each.role(),
                        now.isBefore(each.expiresAt()) ? "pending" : "expired", each.invitedAt(), each.expiresAt(), names.nameOf(each.invitedBy())))
                .sorted(Comparator.comparing(InvitationView::invitedAt).reversed()).toList();
    }

    @QueryHandler
    List<MembershipView> handle(WorkspaceQuery.WorkspacesOf query) {
        return views.where(WORKSPACES, Criteria.where("view.members.accountId").is(query.accountId().value())).stream().map(Stored::view)
                .filter(facts -> !facts.deleted())
                .flatMap(facts -> facts.roleOf(query.accountId()).stream()
                        .map(role -> new MembershipView(facts.workspaceId(), facts.name(), facts.slug(), facts.kind(), role)))
                .sorted(Comparator.comparing((MembershipView each) -> each.kind() != WorkspaceKind.PERSONAL)
                        .thenComparing(MembershipView::name, String.CASE_INSENSITIVE_ORDER).thenComparing(each -> each.workspaceId().value())).toList();
    }

    private Optional<WorkspaceFacts> facts(WorkspaceId workspace) {
        return views.byId(WORKSPACES, workspace.value(), workspace).filter(facts -> !facts.deleted());
    }

    private String nameOf(AccountId account) {
        return names.nameOf(new Actor(ActorKind.USER, account.value()));
    }
}
