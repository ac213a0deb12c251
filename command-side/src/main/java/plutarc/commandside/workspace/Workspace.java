package plutarc.commandside.workspace;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import plutarc.commandside.message.Fields;
import plutarc.commandside.message.OwnedByWorkspace;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceCommand.*;
import plutarc.contracts.workspace.WorkspaceEvent;
import plutarc.contracts.workspace.WorkspaceEvent.*;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.contracts.workspace.WorkspaceKind;

/** A tenant and its members; exactly one of them is the owner. */
@Aggregate(type = "workspace", cache = "aggregateCache", commandTargetResolver = "commandTarget")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class Workspace implements OwnedByWorkspace {
    private static final Pattern SLUG = Pattern.compile("(?=.{2,40}$)[a-z0-9]+(-[a-z0-9]+)*");

    @AggregateIdentifier
    private WorkspaceId workspaceId;
    private WorkspaceKind kind;
    private String name;
    private String slug;
    private AccountId owner;
    private Members members = Members.NOBODY;
    private Map<String, Inviting.Pending> pending = new LinkedHashMap<>();

    Workspace() {
    }

    @Override
    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    /** Told twice for the same owner, it changes nothing. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void open(OpenWorkspace command) {
        if (workspaceId == null) {
            apply(new WorkspaceOpened(command.workspaceId(), validName(command.name()), command.owner()));
        } else if (!owner.equals(command.owner())) {
            throw exists();
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void create(CreateOrganisation command, CommandMessage<?> message) {
        if (workspaceId != null) {
            throw exists();
        }
        apply(new OrganisationCreated(command.workspaceId(), validName(command.name()), validSlug(command.slug()), account(message)));
    }

    @CommandHandler
    void rename(RenameWorkspace command) {
        var next = validName(command.name());
        if (!next.equals(name)) {
            apply(new WorkspaceRenamed(workspaceId, next));
        }
    }

    @CommandHandler
    void changeSlug(ChangeSlug command) {
        requireOrganisation();
        var next = validSlug(command.slug());
        if (!next.equals(slug)) {
            apply(new SlugChanged(workspaceId, next));
        }
    }

    @CommandHandler
    void transfer(TransferOwnership command) {
        requireOrganisation();
        applyAll(Inviting.transfer(command, owner, members));
    }

    @CommandHandler
    void delete(DeleteWorkspace command, BotsInWorkspace bots) {
        requireOrganisation();
        end(bots);
    }

    @CommandHandler
    void end(EndPersonalWorkspace command, BotsInWorkspace bots) {
        if (kind != WorkspaceKind.PERSONAL) {
            throw new RefusedException("workspace.organisation", "This is an organisation: its owner deletes it.");
        }
        end(bots);
    }

    private void end(BotsInWorkspace bots) {
        var running = bots.provisioned(workspaceId);
        if (!running.isEmpty()) {
            throw new RefusedException(Refusal.of("workspace.has_bots", "Bots of this workspace are still provisioned. Stop them first.", "bots",
                    String.join(", ", running), "no bot that is not stopped"));
        }
        apply(new WorkspaceDeleted(workspaceId));
    }

    @CommandHandler
    void invite(InviteMember command, CommandMessage<?> message, Clock clock) {
        requireOrganisation();
        applyAll(Inviting.invite(command, role(message), pending, clock.instant()));
    }

    @CommandHandler
    void renew(RenewInvitation command, CommandMessage<?> message, Clock clock) {
        applyAll(Inviting.renew(command, role(message), pending, clock.instant()));
    }

    @CommandHandler
    void revoke(RevokeInvitation command, CommandMessage<?> message) {
        applyAll(Inviting.revoke(command, role(message), pending));
    }

    @CommandHandler
    void accept(AcceptInvitation command, Clock clock) {
        applyAll(Inviting.accept(command, members, pending, clock.instant()));
    }

    @CommandHandler
    void changeRole(ChangeMemberRole command, CommandMessage<?> message) {
        applyAll(Inviting.changeRole(command, role(message), members));
    }

    @CommandHandler
    void remove(RemoveMember command, CommandMessage<?> message) {
        applyAll(Inviting.remove(command, role(message), members));
    }

    @CommandHandler
    void leave(LeaveWorkspace command, CommandMessage<?> message) {
        applyAll(Inviting.leave(workspaceId, account(message), members));
    }

    @CommandHandler
    void deleteData(DeleteData command, DataInWorkspace data, Clock clock) {
        apply(DataDeleting.decide(workspaceId, command.scope(), data.of(workspaceId), clock.instant()));
    }

    @EventSourcingHandler
    void on(WorkspaceEvent event) {
        members = members.after(event);
        switch (event) {
            case WorkspaceOpened e -> begin(e.workspaceId(), WorkspaceKind.PERSONAL, e.name(), "", e.owner());
            case OrganisationCreated e -> begin(e.workspaceId(), WorkspaceKind.ORGANISATION, e.name(), e.slug(), e.owner());
            case WorkspaceRenamed e -> name = e.name();
            case SlugChanged e -> slug = e.slug();
            case OwnershipTransferred e -> owner = e.to();
            case MemberInvited e -> pending.put(e.invitationId().value(), new Inviting.Pending(e.role(), e.expiresAt()));
            case InvitationRenewed e -> pending.computeIfPresent(e.invitationId().value(), (id, known) -> new Inviting.Pending(known.role(), e.expiresAt()));
            case InvitationRevoked e -> pending.remove(e.invitationId().value());
            case MemberJoined e -> pending.remove(e.invitationId().value());
            case MemberRoleChanged _, MemberRemoved _, MemberLeft _, DataDeleted _ -> { }
            case WorkspaceDeleted _ -> markDeleted();
        }
    }

    private void begin(WorkspaceId id, WorkspaceKind newKind, String newName, String newSlug, AccountId newOwner) {
        workspaceId = id;
        kind = newKind;
        name = newName;
        slug = newSlug;
        owner = newOwner;
    }

    /** What members do counts by their present role here; the backend and tokens act as they were let in. */
    private Role role(CommandMessage<?> message) {
        var sender = Sender.of(message.getMetaData());
        return switch (sender.actor().kind()) {
            case USER -> members.roleOf(new AccountId(sender.actor().id())).orElseThrow(() -> new RefusedException("workspace.unknown", "There is no such workspace."));
            case TOKEN -> sender.role().orElse(Role.VIEWER);
            case SYSTEM -> Role.OWNER;
            case STAFF, BOT -> Role.VIEWER;
        };
    }

    private static AccountId account(CommandMessage<?> message) {
        var actor = Sender.of(message.getMetaData()).actor();
        if (actor.kind() != ActorKind.USER) {
            throw new RefusedException("permission.denied", "Only a person can do this.");
        }
        return new AccountId(actor.id());
    }

    private void requireOrganisation() {
        if (kind == WorkspaceKind.PERSONAL) {
            throw new RefusedException("workspace.personal", "This is a personal workspace: it stays its owner's alone. Create an organisation to work with others.");
        }
    }

    private static String validName(String name) {
        return Fields.text("name", name, 60);
    }

    private static String validSlug(String slug) {
        if (slug == null || !SLUG.matcher(slug).matches()) {
            throw Fields.invalid("slug", slug, "2 to 40 lower-case letters, digits and single hyphens between them");
        }
        return slug;
    }

    private static RefusedException exists() {
        return new RefusedException("workspace.exists", "This workspace exists and belongs to somebody else.");
    }

    private static void applyAll(List<WorkspaceEvent> events) {
        events.forEach(event -> apply(event));
    }
}
