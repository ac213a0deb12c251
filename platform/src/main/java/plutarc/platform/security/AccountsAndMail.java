package plutarc.platform.security;

import java.util.Optional;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.mail.MailPeople;

/** Tells mail whom it goes to. Thread-safe. */
@Component
class AccountsAndMail implements MailPeople {

    private final Accounts accounts;

    AccountsAndMail(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<String> addressOf(AccountId account) {
        return accounts.byId(account).map(Account::email);
    }

    @Override
    public Optional<AccountId> installer() {
        return accounts.first().map(Account::id);
    }
}
