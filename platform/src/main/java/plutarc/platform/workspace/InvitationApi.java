package plutarc.platform.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.RequestedCommands;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.notification.DashboardAddress;
import plutarc.contracts.notification.Mail;
import plutarc.contracts.notification.MailMessage;
import plutarc.contracts.notification.MailMessage.Recipient;
import plutarc.contracts.notification.MailMessage.Secrecy;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.InvitationId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceCommand.InviteMember;
import plutarc.contracts.workspace.WorkspaceCommand.RenewInvitation;
import plutarc.contracts.workspace.WorkspaceCommand.RevokeInvitation;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.contracts.workspace.WorkspaceView;

/**
 * Invitations over HTTP. The address goes into its own collection, the link's token into the mail and nowhere else; commands and events
 * name the invitation by its id. A crash between the command and the mail leaves an invitation that can be sent again.
 */
@RestController
@RequestMapping("/api/invitations")
@ResponseStatus(HttpStatus.ACCEPTED)
class InvitationApi {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final RequestedCommands commands;
    private final ActorContext asking;
    private final Invitations invitations;
    private final Memberships memberships;
    private final AskedForWorkspaces workspaces;
    private final People people;
    private final Mail mail;
    private final DashboardAddress dashboard;
    private final Clock clock;

    InvitationApi(RequestedCommands commands, ActorContext asking, Invitations invitations, Memberships memberships, AskedForWorkspaces workspaces, People people,
                  Mail mail, DashboardAddress dashboard, Clock clock) {
        this.commands = commands;
        this.asking = asking;
        this.invitations = invitations;
        this.memberships = memberships;
        this.workspaces = workspaces;
        this.people = people;
        this.mail = mail;
        this.dashboard = dashboard;
        this.clock = clock;
    }

    record NewInvitation(String email, Role role) {

        /** Without the address. */
        @Override
        public String toString() {
            return "NewInvitation[" + role + "]";
        }
    }

    record Invited(InvitationId invitationId) {
    }

    @PostMapping
    Invited invite(@RequestBody NewInvitation invitation) {
        people.requireAddress(invitation.email());
        WorkspaceId workspace = asking.workspace();
        String email = people.normalised(invitation.email());
        InvitationId id = InvitationId.random();
        commands.send(new InviteMember(workspace, id, invitation.role()));
        try {
            requireNew(workspace, email);
        } catch (RefusedException needless) {
            commands.send(new RevokeInvitation(workspace, id));
            throw needless;
        }
        var sent = new Invitations.Sent(id, workspace, email, invitation.role());
        send(sent, invitations.put(sent));
        return new Invited(id);
    }

    @PostMapping("/{invitation}/resend")
    void resend(@PathVariable String invitation) {
        InvitationId id = new InvitationId(invitation);
        commands.send(new RenewInvitation(asking.workspace(), id));
        Invitations.Sent sent = invitations.byId(id).orElseThrow(() -> new RefusedException("invitation.unknown", "There is no such invitation."));
        send(sent, invitations.renew(id));
    }

    @DeleteMapping("/{invitation}")
    void revoke(@PathVariable String invitation) {
        InvitationId id = new InvitationId(invitation);
        commands.send(new RevokeInvitation(asking.workspace(), id));
        invitations.forget(id);
    }

    /** Asked after the command, so that only those who may invite learn it. */
    private void requireNew(WorkspaceId workspace, String email) {
        if (invitations.to(workspace, email).isPresent()) {
            throw new RefusedException(Refusal.of("invitation.exists", "This address has an open invitation. Send it again instead.", "email", email, "an address without an open invitation"));
        }
        if (people.byAddress(email).flatMap(account -> memberships.roleIn(workspace, account)).isPresent()) {
            throw new RefusedException(Refusal.of("member.exists", "This person is a member already.", "email", email, "an address of nobody who is a member"));
        }
    }

    private void send(Invitations.Sent sent, String token) {
        Optional<AccountId> author = asking.actor().kind() == ActorKind.USER ? Optional.of(new AccountId(asking.actor().id())) : Optional.empty();
        String inviter = author.flatMap(people::addressOf).orElse("Somebody");
        WorkspaceView workspace = workspaces.byId(sent.workspace()).orElseThrow(() -> new RefusedException("workspace.unknown", "There is no such workspace."));
        String text = inviter + " invites you to work in " + workspace.name() + " on plutarc, as " + sent.role().code().replace('_', ' ') + ".\n\n"
                + "To accept, open this link. It works once, until " + UNTIL.format(clock.instant().plus(Duration.ofDays(7))) + ", and for this address only:\n\n"
                + dashboard.to("/join/" + workspace.slug() + "#" + token) + "\n\nIf you did not expect this, you need not do anything.\n";
        mail.send(new MailMessage("invitation-" + sent.id() + "-" + clock.millis(), new Recipient.OfAddress(sent.email()), "Invitation to " + workspace.name(), text,
                author, Secrecy.ORDINARY));
    }
}
