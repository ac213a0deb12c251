package plutarc.platform.security;

import java.time.Clock;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

/** Makes accounts whose address is known to be their owner's, each with a personal workspace. Thread-safe. */
@Component
public class SignUp {

    private final Accounts accounts;
    private final PasswordHashing passwords;
    private final WorkspaceOpening workspaces;
    private final Clock clock;

    SignUp(Accounts accounts, PasswordHashing passwords, WorkspaceOpening workspaces, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** With a password that nobody knows; one that is known can be set by a link. */
    public Account withoutPassword(String email) {
        Account account = new Account(AccountId.random(), Accounts.normalised(email), passwords.hash(SecretTokens.random()), false, WorkspaceId.random(),
                "Personal", Role.OWNER, clock.instant());
        if (accounts.byEmail(account.email()).isPresent()) {
            throw new RefusedException("account.exists", "There is an account for this address.");
        }
        accounts.save(account);
        workspaces.ensureOpen(account);
        return account;
    }
}
