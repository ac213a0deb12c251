package plutarc.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

/** Makes the first account, checks passwords and changes them. Thread-safe. */
@Component
class SignIn {

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);
    private static final int AT_ONCE = 4;

    private final Accounts accounts;
    private final Sessions sessions;
    private final SignInAttempts attempts;
    private final PasswordEncoder passwords;
    private final WorkspaceOpening workspaces;
    private final Clock clock;
    private final String nobodysHash;
    private final Semaphore hashing = new Semaphore(AT_ONCE, true);

    SignIn(Accounts accounts, Sessions sessions, SignInAttempts attempts, PasswordEncoder passwords, WorkspaceOpening workspaces, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.attempts = attempts;
        this.passwords = passwords;
        this.workspaces = workspaces;
        this.clock = clock;
        this.nobodysHash = passwords.encode("nobody has this password");
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
        Account owner = new Account(AccountId.random(), Accounts.normalised(email), hash(password), oneTime, WorkspaceId.random(), "Personal",
                Role.OWNER, clock.instant());
        if (!accounts.setUp(owner)) {
            throw alreadySetUp();
        }
        workspaces.ensureOpen(owner);
        log.atInfo().addKeyValue("account", owner.id()).log("installation set up");
        return owner;
    }

    /** @throws RefusedException {@code session.bad_credentials}, or {@code session.too_many_attempts} before the password is even looked at */
    Account signIn(String email, String password, String address) {
        String name = Accounts.normalised(email == null ? "" : email);
        attempts.wait(name, address).ifPresent(SignIn::refuseFor);
        Account account = accounts.byEmail(name).orElse(null);
        boolean right = matches(password == null ? "" : password, account == null ? nobodysHash : account.passwordHash());
        if (account == null || !right) {
            attempts.failed(name, address);
            log.atWarn().addKeyValue("address", address).log("sign-in refused");
            throw new RefusedException("session.bad_credentials", "E-mail address or password is wrong.");
        }
        attempts.succeeded(name);
        workspaces.ensureOpen(account);
        return account;
    }

    /** Replaces the password and ends every session of the account. */
    Account changePassword(Account account, String current, String next, String address) {
        attempts.wait(account.email(), address).ifPresent(SignIn::refuseFor);
        if (!matches(current == null ? "" : current, account.passwordHash())) {
            attempts.failed(account.email(), address);
            throw new RefusedException(Refusal.of("session.bad_credentials", "The current password is wrong.", "current", "", "the password in use"));
        }
        Credentials.requireValidPassword("next", next, account.email());
        if (next.equals(current)) {
            throw new RefusedException(Refusal.of("account.invalid", "The new password is the current one.", "next", "", "another password than the current one"));
        }
        Account changed = account.withPassword(hash(next));
        accounts.save(changed);
        sessions.endAll(account.id());
        return changed;
    }

    private String hash(String password) {
        hashing.acquireUninterruptibly();
        try {
            return passwords.encode(password);
        } finally {
            hashing.release();
        }
    }

    private boolean matches(String password, String hash) {
        if (password.length() > Credentials.LONGEST_PASSWORD * 2) {
            return false;
        }
        hashing.acquireUninterruptibly();
        try {
            return passwords.matches(password, hash);
        } finally {
            hashing.release();
        }
    }

    private static void refuseFor(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds() + 1);
        throw new RefusedException(Refusal.of("session.too_many_attempts", "Too many failed attempts; try again in " + seconds + " s.",
                "retryAfterSeconds", Long.toString(seconds), "a later attempt"));
    }

    private static RefusedException alreadySetUp() {
        return new RefusedException("setup.done", "This installation has an owner already; sign in instead.");
    }
}
