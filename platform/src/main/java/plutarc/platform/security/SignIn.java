package plutarc.platform.security;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.security.AccountActivity.Kind;

/** Makes the first account, checks passwords and changes them. Thread-safe. */
@Component
class SignIn {

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final Accounts accounts;
    private final SignInAttempts attempts;
    private final PasswordHashing passwords;
    private final PasswordChange change;
    private final WorkspaceOpening workspaces;
    private final AccountJournal journal;
    private final Clock clock;

    SignIn(Accounts accounts, SignInAttempts attempts, PasswordHashing passwords, PasswordChange change, WorkspaceOpening workspaces, AccountJournal journal,
           Clock clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
        this.change = change;
        this.workspaces = workspaces;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Makes the owner's account and opens its workspace.
     *
     * @throws RefusedException {@code setup.done} if there is an owner, {@code account.invalid} for a bad e-mail address or password
     */
    Account setUp(String email, String password, boolean oneTime) {
        if (!accounts.setUpRequired()) {
            throw alreadySetUp();
        }
        Credentials.requireValid(email, password);
        Account owner = new Account(AccountId.random(), Accounts.normalised(email), passwords.hash(password), oneTime, WorkspaceId.random(), "Personal",
                Role.OWNER, clock.instant());
        if (!accounts.setUp(owner)) {
            throw alreadySetUp();
        }
        workspaces.ensureOpen(owner);
        log.atInfo().addKeyValue("account", owner.id()).log("installation set up");
        return owner;
    }

    /**
     * Makes an account for an address that is known to be its owner's, and opens its personal workspace.
     *
     * @throws RefusedException {@code account.invalid} for a bad password, {@code account.exists} where the address has an account
     */
    Account signUp(String email, String password) {
        Credentials.requireValid(email, password);
        Account account = new Account(AccountId.random(), Accounts.normalised(email), passwords.hash(password), false, WorkspaceId.random(), "Personal",
                Role.OWNER, clock.instant());
        if (accounts.byEmail(account.email()).isPresent() || !accounts.add(account)) {
            throw new RefusedException("account.exists", "This address has an account already; sign in instead.");
        }
        workspaces.ensureOpen(account);
        log.atInfo().addKeyValue("account", account.id()).log("account made");
        return account;
    }

    /** @throws RefusedException {@code session.bad_credentials}, or {@code session.too_many_attempts} before the password is even looked at */
    Account signIn(String email, String password, String address) {
        String name = Accounts.normalised(email == null ? "" : email);
        attempts.requireNoWait(name, address);
        Account account = accounts.byEmail(name).orElse(null);
        boolean right = passwords.matches(password == null ? "" : password, account == null ? passwords.nobodys() : account.passwordHash());
        if (account == null || !right) {
            attempts.failed(name, address);
            log.atWarn().addKeyValue("address", address).log("sign-in refused");
            if (account != null) {
                journal.note(account.id(), Kind.SIGN_IN_REFUSED);
            }
            throw new RefusedException("session.bad_credentials", "E-mail address or password is wrong.");
        }
        attempts.succeeded(name);
        workspaces.ensureOpen(account);
        return account;
    }

    /** @throws RefusedException {@code session.bad_credentials} or {@code session.too_many_attempts} */
    void requirePassword(Account account, String password, String address) {
        attempts.requireNoWait(account.email(), address);
        if (!passwords.matches(password == null ? "" : password, account.passwordHash())) {
            attempts.failed(account.email(), address);
            throw new RefusedException(Refusal.of("session.bad_credentials", "The current password is wrong.", "current", "", "the password in use"));
        }
    }

    /** Replaces the password and ends every session of the account. */
    Account changePassword(Account account, String current, String next, String address) {
        requirePassword(account, current, address);
        if (current.equals(next)) {
            throw new RefusedException(Refusal.of("account.invalid", "The new password is the current one.", "next", "", "another password than the current one"));
        }
        Account changed = change.replace(account, "next", next);
        journal.note(account.id(), Kind.PASSWORD_CHANGED);
        return changed;
    }

    private static RefusedException alreadySetUp() {
        return new RefusedException("setup.done", "This installation has an owner already; sign in instead.");
    }
}
