package plutarc.queryside.workspace;

import static plutarc.queryside.workspace.WorkspaceFacts.WORKSPACES;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import plutarc.contracts.message.Actor;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceEvent;
import plutarc.contracts.workspace.WorkspaceEvent.*;
import plutarc.contracts.workspace.WorkspaceKind;
import plutarc.queryside.message.EventSender;
import plutarc.queryside.message.ViewProcessor;
import plutarc.queryside.store.Source;
import plutarc.queryside.store.ViewBatches;

/** Workspaces and their members. */
@ProcessingGroup(ViewProcessor.NAME)
public final class WorkspaceProjection {

    private final ViewBatches batches;

    public WorkspaceProjection(ViewBatches batches) {
        this.batches = batches;
    }

    @EventHandler
    void on(WorkspaceEvent event, DomainEventMessage<?> message) {
        Instant at = message.getTimestamp();
        var sender = EventSender.of(message.getMetaData()).actor();
        batches.current().change(WORKSPACES, event.workspaceId().value(), event.workspaceId(), Source.of(message), known -> fold(known, event, at, sender));
    }

    static Optional<WorkspaceFacts> fold(Optional<WorkspaceFacts> known, WorkspaceEvent event, Instant at, Actor sender) {
        return switch (event) {
            case WorkspaceOpened e -> known.or(() -> Optional.of(begun(e, WorkspaceKind.PERSONAL, e.name(), "", e.owner(), at)));
            case OrganisationCreated e -> known.or(() -> Optional.of(begun(e, WorkspaceKind.ORGANISATION, e.name(), e.slug(), e.owner(), at)));
            case WorkspaceRenamed e -> known.map(it -> it.named(e.name()));
            case SlugChanged e -> known.map(it -> it.slugged(e.slug()));
            case OwnershipTransferred e -> known.map(it -> it.withRole(e.from(), Role.ADMIN).withRole(e.to(), Role.OWNER));
            case WorkspaceDeleted e -> known.map(WorkspaceFacts::gone);
            case MemberInvited e -> known.map(it -> it.invited(new WorkspaceFacts.Invitation(e.invitationId(), e.role(), at, e.expiresAt(), sender)));
            case InvitationRenewed e -> known.map(it -> it.renewed(e.invitationId(), e.expiresAt()));
            case InvitationRevoked e -> known.map(it -> it.withoutInvitation(e.invitationId()));
            case MemberJoined e -> known.map(it -> it.withoutInvitation(e.invitationId()).joined(new WorkspaceFacts.Member(e.accountId(), e.role(), at)));
            case MemberRoleChanged e -> known.map(it -> it.withRole(e.accountId(), e.role()));
            case MemberRemoved e -> known.map(it -> it.without(e.accountId()));
            case MemberLeft e -> known.map(it -> it.without(e.accountId()));
            case DataDeleted _ -> Optional.empty();
        };
    }

    private static WorkspaceFacts begun(WorkspaceEvent event, WorkspaceKind kind, String name, String slug, AccountId owner, Instant at) {
        return new WorkspaceFacts(event.workspaceId(), kind, name, slug, at, List.of(new WorkspaceFacts.Member(owner, Role.OWNER, at)), List.of(), false);
    }
}
