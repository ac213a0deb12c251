package plutarc.platform.workspace;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.AccountId;

/** What joining a workspace has to know of accounts, and do with them. Thread-safe. */
public interface People {

    /** As compared: trimmed, in lower case. */
    String normalised(String email);

    /** @throws RefusedException {@code account.invalid} where this cannot be an e-mail address */
    void requireAddress(String email);

    Optional<AccountId> byAddress(String email);

    /** The address of the account; empty where it is gone. */
    Optional<String> addressOf(AccountId account);

    /**
     * Makes an account for an address that is proven to be its owner's, opens its personal workspace and signs it in.
     *
     * @throws RefusedException {@code account.invalid} for a bad password, {@code account.exists} where the address has an account
     */
    AccountId signUp(String email, String password, HttpServletRequest request, HttpServletResponse response);
}
