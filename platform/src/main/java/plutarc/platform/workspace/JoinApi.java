package plutarc.platform.workspace;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceCommand.AcceptInvitation;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.contracts.workspace.WorkspaceView;

/**
 * Accepting an invitation over HTTP: by signing up, since the link proves the address, or signed in as the account of that address.
 * The token comes in the body, never in a path that a log could keep.
 */
@RestController
@RequestMapping("/api/join")
class JoinApi {

    private static final long SECONDS = 20;

    private final Invitations invitations;
    private final AskedForWorkspaces workspaces;
    private final People people;
    private final ActorContext asking;
    private final CommandGateway commands;

    JoinApi(Invitations invitations, AskedForWorkspaces workspaces, People people, ActorContext asking, CommandGateway commands) {
        this.invitations = invitations;
        this.workspaces = workspaces;
        this.people = people;
        this.asking = asking;
        this.commands = commands;
    }

    record Link(String token) {
        @Override
        public String toString() {
            return "Link[hidden]";
        }
    }

    record NewAccount(String token, String password) {
        @Override
        public String toString() {
            return "NewAccount[hidden]";
        }
    }

    /** @param hasAccount whether to sign in rather than sign up */
    record InvitationSeen(String workspace, String email, Role role, boolean hasAccount) {
    }

    record Joined(WorkspaceId workspaceId) {
    }

    /** What the link is good for; told to whoever has it. */
    @PostMapping("/look")
    InvitationSeen look(@RequestBody Link link) {
        Invitations.Sent sent = find(link.token());
        String workspace = workspaces.byId(sent.workspace()).map(WorkspaceView::name).orElseThrow(JoinApi::unknown);
        return new InvitationSeen(workspace, sent.email(), sent.role(), people.byAddress(sent.email()).isPresent());
    }

    /** @throws RefusedException {@code invitation.other_address} where the link was sent to somebody else's address */
    @PostMapping
    Joined join(@RequestBody Link link) {
        Invitations.Sent sent = find(link.token());
        if (asking.actor().kind() != ActorKind.USER) {
            throw new RefusedException("permission.denied", "Only a person can do this.");
        }
        AccountId account = new AccountId(asking.actor().id());
        if (people.addressOf(account).filter(sent.email()::equals).isEmpty()) {
            throw new RefusedException("invitation.other_address", "This invitation was sent to another address than yours. Sign in with that one.");
        }
        return accept(sent, account);
    }

    @PostMapping("/sign-up")
    Joined signUp(@RequestBody NewAccount account, HttpServletRequest request, HttpServletResponse response) {
        Invitations.Sent sent = find(account.token());
        return accept(sent, people.signUp(sent.email(), account.password(), request, response));
    }

    private Joined accept(Invitations.Sent sent, AccountId account) {
        var command = new AcceptInvitation(sent.workspace(), sent.id(), account);
        commands.sendAndWait(new GenericCommandMessage<>(command, Sender.system("joining", sent.workspace()).metaData()), SECONDS, TimeUnit.SECONDS);
        invitations.forget(sent.id());
        return new Joined(sent.workspace());
    }

    private Invitations.Sent find(String token) {
        return invitations.byToken(token).orElseThrow(JoinApi::unknown);
    }

    private static RefusedException unknown() {
        return new RefusedException("invitation.unknown", "This invitation is no longer valid: it has been used, revoked or sent again. Ask for a new one.");
    }
}
