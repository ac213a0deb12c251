package plutarc.platform.security;

import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceId;

/** The owner of a demonstration, whose password somebody else chose: it is good for one thing, to be replaced. Thread-safe. */
@Component
public class DemoOwner {

    static final String EMAIL = "demo@plutarc.local";
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 20;

    private final Accounts accounts;
    private final SignIn signIn;
    private final PasswordHashing passwords;

    DemoOwner(Accounts accounts, SignIn signIn, PasswordHashing passwords) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.passwords = passwords;
    }

    /** @param oneTimePassword empty once the owner has a password of their own */
    public record Owner(AccountId accountId, WorkspaceId workspaceId, String email, Optional<String> oneTimePassword) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Owner[" + accountId + "]";
        }
    }

    /** The installation's owner, made if there is none. As long as a one-time password has not been replaced, each call makes a new one. */
    public Owner provide() {
        String password = oneTimePassword();
        if (accounts.setUpRequired()) {
            return owner(signIn.setUp(EMAIL, password, true), Optional.of(password));
        }
        Account first = accounts.first().orElseThrow();
        if (!first.mustChangePassword()) {
            return owner(first, Optional.empty());
        }
        accounts.save(first.withOneTimePassword(passwords.hash(password)));
        return owner(first, Optional.of(password));
    }

    private static Owner owner(Account account, Optional<String> password) {
        return new Owner(account.id(), account.workspaceId(), account.email(), password);
    }

    private static String oneTimePassword() {
        SecureRandom random = new SecureRandom();
        return random.ints(LENGTH, 0, LETTERS.length()).mapToObj(index -> String.valueOf(LETTERS.charAt(index))).reduce("", String::concat);
    }
}
