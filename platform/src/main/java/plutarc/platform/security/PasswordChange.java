package plutarc.platform.security;

import org.springframework.stereotype.Component;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.RefusedException;
import plutarc.queryside.live.LiveFeed;

/** Puts a new password in the place of an account's. Thread-safe. */
@Component
public class PasswordChange {

    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordHashing passwords;
    private final LiveFeed live;

    PasswordChange(Accounts accounts, Sessions sessions, PasswordHashing passwords, LiveFeed live) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.live = live;
    }

    /** @param field where it was given @throws RefusedException {@code account.invalid} */
    public void requireValid(Account account, String field, String next) {
        Credentials.requireValidPassword(field, next, account.email());
    }

    /** Ends every session of the account, open live views included. @throws RefusedException {@code account.invalid} */
    public Account replace(Account account, String field, String next) {
        requireValid(account, field, next);
        Account changed = account.withPassword(passwords.hash(next));
        accounts.save(changed);
        sessions.endAll(account.id());
        live.endStreamsOf(new Actor(ActorKind.USER, account.id().value()));
        return changed;
    }
}
