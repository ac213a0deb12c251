package plutarc.commandside.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.NOW;
import static plutarc.commandside.CommandSide.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plutarc.commandside.CommandSide;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.InvitationId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceCommand.*;
import plutarc.contracts.workspace.WorkspaceEvent.*;
import plutarc.contracts.workspace.WorkspaceId;

/** An organisation and the people in it. */
class MembersTest {
    private static final AccountId OLGA = new AccountId("olga");
    private static final AccountId ADA = new AccountId("ada");
    private static final AccountId QUENTIN = new AccountId("quentin");

    private final CommandSide side = CommandSide.shared();
    private final WorkspaceId id = WorkspaceId.random();
    private final Sender system = Sender.system("joining", id);

    @BeforeEach
    void anOrganisation() {
        assertThat(side.when(as(OLGA, Role.OWNER), new CreateOrganisation(id, "Acme Capital", "acme-capital")))
                .containsExactly(new OrganisationCreated(id, "Acme Capital", "acme-capital", OLGA));
    }

    private Sender as(AccountId account, Role role) {
        return new Sender(new Actor(ActorKind.USER, account.value()), Optional.of(id), Optional.of(role));
    }

    private InvitationId invited(Role role) {
        var invitation = InvitationId.random();
        side.send(as(OLGA, Role.OWNER), new InviteMember(id, invitation, role));
        return invitation;
    }

    private void joined(AccountId account, Role role) {
        side.send(system, new AcceptInvitation(id, invited(role), account));
    }

    @Test
    void aSlugHasLowerCaseLettersDigitsAndHyphensOnly() {
        for (var bad : List.of("Acme", "a", "-acme", "acme-", "ac--me", "ac me", "x".repeat(41))) {
            var fresh = WorkspaceId.random();
            var olga = new Sender(new Actor(ActorKind.USER, "olga"), Optional.of(fresh), Optional.of(Role.OWNER));
            assertThat(refusal(() -> side.send(olga, new CreateOrganisation(fresh, "Acme", bad))).problems().getFirst().field()).isEqualTo("slug");
        }
        assertThat(side.when(as(OLGA, Role.OWNER), new ChangeSlug(id, "acme-2"))).containsExactly(new SlugChanged(id, "acme-2"));
        assertThat(side.when(as(OLGA, Role.OWNER), new RenameWorkspace(id, "Acme II"))).containsExactly(new WorkspaceRenamed(id, "Acme II"));
    }

    @Test
    void anInvitationWorksOnceForAWeek() {
        var invitation = InvitationId.random();
        assertThat(side.when(as(OLGA, Role.OWNER), new InviteMember(id, invitation, Role.QUANT)))
                .containsExactly(new MemberInvited(id, invitation, Role.QUANT, NOW.plus(Duration.ofDays(7))));
        assertThat(side.when(system, new AcceptInvitation(id, invitation, QUENTIN))).containsExactly(new MemberJoined(id, invitation, QUENTIN, Role.QUANT));
        assertThat(refusal(() -> side.send(system, new AcceptInvitation(id, invitation, ADA))).code()).isEqualTo("invitation.unknown");
    }

    @Test
    void anExpiredInvitationIsRefusedAtItsLastInstant() {
        var pending = java.util.Map.of("i", new Inviting.Pending(Role.VIEWER, NOW));
        var accept = new AcceptInvitation(id, new InvitationId("i"), ADA);
        assertThat(refusal(() -> Inviting.accept(accept, Members.NOBODY, pending, NOW)).code()).isEqualTo("invitation.expired");
        assertThat(Inviting.accept(accept, Members.NOBODY, pending, NOW.minusNanos(1))).hasSize(1);
    }

    @Test
    void aRevokedInvitationDoesNotWork() {
        var invitation = invited(Role.VIEWER);
        side.send(as(OLGA, Role.OWNER), new RenewInvitation(id, invitation));
        assertThat(side.when(as(OLGA, Role.OWNER), new RevokeInvitation(id, invitation))).containsExactly(new InvitationRevoked(id, invitation));
        assertThat(refusal(() -> side.send(system, new AcceptInvitation(id, invitation, ADA))).code()).isEqualTo("invitation.unknown");
        assertThat(refusal(() -> side.send(as(OLGA, Role.OWNER), new RenewInvitation(id, invitation))).code()).isEqualTo("invitation.unknown");
    }

    @Test
    void onlyRolesBelowOnesOwnAreGivenChangedAndTaken() {
        joined(ADA, Role.ADMIN);
        joined(QUENTIN, Role.QUANT);
        var ada = as(ADA, Role.ADMIN);
        for (var role : List.of(Role.OWNER, Role.ADMIN)) {
            assertThat(refusal(() -> side.send(ada, new InviteMember(id, InvitationId.random(), role))).code()).isEqualTo("member.role_not_below");
            assertThat(refusal(() -> side.send(ada, new ChangeMemberRole(id, QUENTIN, role))).code()).isEqualTo("member.role_not_below");
        }
        assertThat(refusal(() -> side.send(ada, new RemoveMember(id, OLGA))).code()).isEqualTo("member.role_not_below");
        assertThat(refusal(() -> side.send(ada, new ChangeMemberRole(id, OLGA, Role.VIEWER))).code()).isEqualTo("member.role_not_below");
        assertThat(refusal(() -> side.send(as(OLGA, Role.OWNER), new InviteMember(id, InvitationId.random(), Role.OWNER))).code()).isEqualTo("member.role_not_below");
        assertThat(side.when(ada, new ChangeMemberRole(id, QUENTIN, Role.VIEWER))).containsExactly(new MemberRoleChanged(id, QUENTIN, Role.VIEWER));
        assertThat(side.when(ada, new RemoveMember(id, QUENTIN))).containsExactly(new MemberRemoved(id, QUENTIN));
    }

    @Test
    void aRoleThatWasTakenAMomentAgoCountsNoMore() {
        joined(ADA, Role.ADMIN);
        side.send(as(OLGA, Role.OWNER), new ChangeMemberRole(id, ADA, Role.VIEWER));
        assertThat(refusal(() -> side.send(as(ADA, Role.ADMIN), new InviteMember(id, InvitationId.random(), Role.QUANT))).code()).isEqualTo("member.role_not_below");
        side.send(as(OLGA, Role.OWNER), new RemoveMember(id, ADA));
        assertThat(refusal(() -> side.send(as(ADA, Role.ADMIN), new InviteMember(id, InvitationId.random(), Role.QUANT))).code()).isEqualTo("workspace.unknown");
    }

    @Test
    void thereIsAlwaysExactlyOneOwner() {
        joined(ADA, Role.ADMIN);
        assertThat(refusal(() -> side.send(as(OLGA, Role.OWNER), new LeaveWorkspace(id))).code()).isEqualTo("workspace.owner_stays");
        assertThat(refusal(() -> side.send(as(OLGA, Role.OWNER), new TransferOwnership(id, QUENTIN))).code()).isEqualTo("member.unknown");
        assertThat(side.when(as(OLGA, Role.OWNER), new TransferOwnership(id, ADA))).containsExactly(new OwnershipTransferred(id, OLGA, ADA));
        assertThat(side.when(as(OLGA, Role.ADMIN), new LeaveWorkspace(id))).containsExactly(new MemberLeft(id, OLGA));
    }

    @Test
    void anOrganisationIsNotDeletedWhileABotIsProvisioned() {
        CommandSide.BOTS.put(id, List.of("Alpha"));
        assertThat(refusal(() -> side.send(as(OLGA, Role.OWNER), new DeleteWorkspace(id))).code()).isEqualTo("workspace.has_bots");
        CommandSide.BOTS.remove(id);
        assertThat(side.when(as(OLGA, Role.OWNER), new DeleteWorkspace(id))).containsExactly(new WorkspaceDeleted(id));
        assertThat(refusal(() -> side.send(as(OLGA, Role.OWNER), new RenameWorkspace(id, "Again"))).code()).isEqualTo("workspace.unknown");
    }

    @Test
    void aPersonalWorkspaceIsRenamedButNeverSharedGivenAwayOrDeleted() {
        var personal = WorkspaceId.random();
        side.send(Sender.system("setup", personal), new OpenWorkspace(personal, "Personal", OLGA));
        var olga = new Sender(new Actor(ActorKind.USER, "olga"), Optional.of(personal), Optional.of(Role.OWNER));
        for (var command : List.of(new InviteMember(personal, InvitationId.random(), Role.VIEWER), new TransferOwnership(personal, ADA),
                new DeleteWorkspace(personal), new ChangeSlug(personal, "mine"))) {
            assertThat(refusal(() -> side.send(olga, command)).code()).isEqualTo("workspace.personal");
        }
        assertThat(side.when(olga, new RenameWorkspace(personal, "Mine"))).containsExactly(new WorkspaceRenamed(personal, "Mine"));
    }

    @Test
    void aPersonalWorkspaceEndsWithItsOwnersAccountOnceItsBotsAreStoppedAndAnOrganisationDoesNot() {
        var personal = WorkspaceId.random();
        var backend = Sender.system("account-end", personal);
        side.send(Sender.system("setup", personal), new OpenWorkspace(personal, "Personal", OLGA));
        CommandSide.BOTS.put(personal, List.of("Alpha"));
        assertThat(refusal(() -> side.send(backend, new EndPersonalWorkspace(personal))).code()).isEqualTo("workspace.has_bots");
        CommandSide.BOTS.remove(personal);
        assertThat(side.when(backend, new EndPersonalWorkspace(personal))).containsExactly(new WorkspaceDeleted(personal));
        assertThat(refusal(() -> side.send(Sender.system("account-end", id), new EndPersonalWorkspace(id))).code()).isEqualTo("workspace.organisation");
    }

    @Test
    void aRoleIsAboveAnotherWhereItMayAllOfItAndMore() {
        assertThat(Role.OWNER.isAbove(Role.ADMIN)).isTrue();
        assertThat(Role.ADMIN.isAbove(Role.QUANT)).isTrue();
        assertThat(Role.ADMIN.isAbove(Role.RISK_MANAGER)).isTrue();
        assertThat(Role.ADMIN.isAbove(Role.ADMIN)).isFalse();
        assertThat(Role.QUANT.isAbove(Role.RISK_MANAGER)).isFalse();
        assertThat(Role.RISK_MANAGER.isAbove(Role.QUANT)).isFalse();
        for (var role : Role.values()) {
            assertThat(role == Role.VIEWER || role.isAbove(Role.VIEWER)).isTrue();
        }
    }
}
