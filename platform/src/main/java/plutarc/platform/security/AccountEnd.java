package plutarc.platform.security;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;
import plutarc.contracts.link.KeyVault;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.Identifiers;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.message.Sender;
import plutarc.contracts.notification.Mail;
import plutarc.contracts.notification.MailMessage;
import plutarc.contracts.workspace.MembershipView;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceCommand;
import plutarc.contracts.workspace.WorkspaceKind;
import plutarc.platform.security.AccountActivity.Kind;
import plutarc.platform.workspace.AskedForWorkspaces;
import plutarc.queryside.live.LiveFeed;

/**
 * Ends an account for good: its way in, its secrets, the keys of its personal workspace, its address. What it did stays on record, under its id. The account
 * itself goes last but for its workspace, so that an ending that was cut short can be asked for again. Thread-safe.
 */
@Component
class AccountEnd {

    private static final long SECONDS = 20;

    private final Accounts accounts;
    private final ActiveWorkspace workspaces;
    private final AskedForWorkspaces bots;
    private final CommandGateway commands;
    private final KeyVault vault;
    private final List<HeldForAccount> held;
    private final AccountJournal journal;
    private final Mail mail;
    private final LiveFeed live;

    AccountEnd(Accounts accounts, ActiveWorkspace workspaces, AskedForWorkspaces bots, CommandGateway commands, KeyVault vault, List<HeldForAccount> held, AccountJournal journal,
               Mail mail, LiveFeed live) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.bots = bots;
        this.commands = commands;
        this.vault = vault;
        this.held = List.copyOf(held);
        this.journal = journal;
        this.mail = mail;
        this.live = live;
    }

    /** @throws RefusedException {@code account.first}, {@code account.owns_organisations} or {@code workspace.has_bots}; nothing has changed then */
    void end(Account account) {
        List<MembershipView> memberships = workspaces.all(account);
        requireFree(account, memberships);
        for (MembershipView membership : memberships) {
            if (membership.kind() == WorkspaceKind.ORGANISATION) {
                workspaces.role(account, membership.workspaceId()).ifPresent(role -> leave(account, membership, role));
            }
        }
        journal.note(account.id(), Kind.ACCOUNT_DELETED);
        vault.deleteAllOf(account.workspaceId());
        held.forEach(each -> each.forget(account.id()));
        accounts.remove(account.id());
        live.endStreamsOf(new Actor(ActorKind.USER, account.id().value()));
        mail.send(new MailMessage("account-deleted-" + Identifiers.random(), new MailMessage.Recipient.OfAddress(account.email()), "Your plutarc account was deleted",
                "Your account and its secrets, and the exchange keys of your personal workspace, are gone for good.\nDelete those keys at the exchanges as well.\n",
                Optional.empty(), MailMessage.Secrecy.ORDINARY));
        send(new WorkspaceCommand.EndPersonalWorkspace(account.workspaceId()), Sender.system("account-end", account.workspaceId()));
    }

    private void requireFree(Account account, List<MembershipView> memberships) {
        if (accounts.first().map(Account::id).filter(account.id()::equals).isPresent()) {
            throw new RefusedException("account.first", "This account made the installation and looks after it: it stays.");
        }
        List<String> owned = memberships.stream().filter(each -> each.kind() == WorkspaceKind.ORGANISATION)
                .filter(each -> workspaces.role(account, each.workspaceId()).filter(Role.OWNER::equals).isPresent()).map(MembershipView::name).toList();
        if (!owned.isEmpty()) {
            throw new RefusedException(Refusal.of("account.owns_organisations", "You own organisations. Transfer their ownership or delete them first.", "organisations",
                    String.join(", ", owned), "none"));
        }
        List<String> running = bots.provisioned(account.workspaceId());
        if (!running.isEmpty()) {
            throw new RefusedException(Refusal.of("workspace.has_bots", "Bots of your personal workspace are still provisioned. Stop them first.", "bots",
                    String.join(", ", running), "no bot that is not stopped"));
        }
    }

    private void leave(Account account, MembershipView membership, Role role) {
        send(new WorkspaceCommand.LeaveWorkspace(membership.workspaceId()),
                new Sender(new Actor(ActorKind.USER, account.id().value()), Optional.of(membership.workspaceId()), Optional.of(role)));
    }

    private void send(Command command, Sender sender) {
        commands.sendAndWait(new GenericCommandMessage<>(command, sender.metaData()), SECONDS, TimeUnit.SECONDS);
    }
}
