package plutarc.queryside.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import plutarc.contracts.message.Actor;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.InvitationId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.contracts.workspace.WorkspaceKind;
import plutarc.queryside.store.ViewCollection;

/** A workspace, its members and the invitations that nobody has accepted; persons by id. */
public record WorkspaceFacts(WorkspaceId workspaceId, WorkspaceKind kind, String name, String slug, Instant createdAt, List<Member> members,
                             List<Invitation> invitations, boolean deleted) {

    public static final ViewCollection<WorkspaceFacts> WORKSPACES = ViewCollection.of("workspaces", WorkspaceFacts.class).indexed("view.members.accountId");

    public WorkspaceFacts {
        members = List.copyOf(members);
        invitations = List.copyOf(invitations);
    }

    record Member(AccountId accountId, Role role, Instant since) {
    }

    record Invitation(InvitationId invitationId, Role role, Instant invitedAt, Instant expiresAt, Actor invitedBy) {
    }

    AccountId owner() {
        return members.stream().filter(member -> member.role() == Role.OWNER).findFirst().orElseThrow().accountId();
    }

    Optional<Role> roleOf(AccountId account) {
        return members.stream().filter(member -> member.accountId().equals(account)).map(Member::role).findFirst();
    }

    WorkspaceFacts named(String next) {
        return new WorkspaceFacts(workspaceId, kind, next, slug, createdAt, members, invitations, deleted);
    }

    WorkspaceFacts slugged(String next) {
        return new WorkspaceFacts(workspaceId, kind, name, next, createdAt, members, invitations, deleted);
    }

    WorkspaceFacts joined(Member member) {
        return withMembers(Stream.concat(members.stream().filter(each -> !each.accountId().equals(member.accountId())), Stream.of(member)).toList());
    }

    WorkspaceFacts withRole(AccountId account, Role role) {
        return withMembers(members.stream().map(each -> each.accountId().equals(account) ? new Member(account, role, each.since()) : each).toList());
    }

    WorkspaceFacts without(AccountId account) {
        return withMembers(members.stream().filter(each -> !each.accountId().equals(account)).toList());
    }

    WorkspaceFacts invited(Invitation invitation) {
        return withInvitations(Stream.concat(invitations.stream(), Stream.of(invitation)).toList());
    }

    WorkspaceFacts renewed(InvitationId id, Instant expiresAt) {
        UnaryOperator<Invitation> renew = each -> each.invitationId().equals(id)
                ? new Invitation(id, each.role(), each.invitedAt(), expiresAt, each.invitedBy()) : each;
        return withInvitations(invitations.stream().map(renew).toList());
    }

    WorkspaceFacts withoutInvitation(InvitationId id) {
        return withInvitations(invitations.stream().filter(each -> !each.invitationId().equals(id)).toList());
    }

    WorkspaceFacts gone() {
        return new WorkspaceFacts(workspaceId, kind, name, slug, createdAt, List.of(), List.of(), true);
    }

    private WorkspaceFacts withMembers(List<Member> next) {
        return new WorkspaceFacts(workspaceId, kind, name, slug, createdAt, next, invitations, deleted);
    }

    private WorkspaceFacts withInvitations(List<Invitation> next) {
        return new WorkspaceFacts(workspaceId, kind, name, slug, createdAt, members, next, deleted);
    }
}
