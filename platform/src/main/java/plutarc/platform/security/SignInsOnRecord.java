package plutarc.platform.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.audit.AuditNotes;
import plutarc.contracts.audit.AuditResult;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.platform.security.AccountActivity.Kind;

/** Puts everything that happens to accounts' sign-in into the audit log of the workspace that the account works in. Thread-safe. */
@Component
class SignInsOnRecord {

    private final AuditNotes notes;
    private final Accounts accounts;

    SignInsOnRecord(AuditNotes notes, Accounts accounts) {
        this.notes = notes;
        this.accounts = accounts;
    }

    @EventListener
    void on(AccountActivity activity) {
        Optional<Account> account = accounts.byId(activity.account());
        boolean refused = activity.kind() == Kind.SIGN_IN_REFUSED;
        notes.record(new AuditNotes.Note(account.map(Account::workspaceId), new Actor(ActorKind.USER, activity.account().value()), account.map(it -> it.role().code()),
                "account." + activity.kind().name().toLowerCase(Locale.ROOT), Optional.of(new AuditEntry.Target("account", activity.account().value())),
                refused ? AuditResult.REFUSED : AuditResult.ACCEPTED, refused ? Optional.of("session.bad_credentials") : Optional.empty(), List.of()));
    }
}
