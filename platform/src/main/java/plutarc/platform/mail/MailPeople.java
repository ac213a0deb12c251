package plutarc.platform.mail;

import java.util.Optional;
import plutarc.contracts.workspace.AccountId;

/** What mail has to know of accounts. Thread-safe. */
public interface MailPeople {

    /** Empty where there is no such account. */
    Optional<String> addressOf(AccountId account);

    /** Who set this installation up, if somebody has. */
    Optional<AccountId> installer();
}
