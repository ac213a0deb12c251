package plutarc.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.workspace.People;

/** Accounts, for whoever joins a workspace. Thread-safe. */
@Component
class PeopleOfAccounts implements People {

    private final Accounts accounts;
    private final SignIn signIn;
    private final Entrance entrance;

    PeopleOfAccounts(Accounts accounts, SignIn signIn, Entrance entrance) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.entrance = entrance;
    }

    @Override
    public String normalised(String email) {
        return Accounts.normalised(email);
    }

    @Override
    public void requireAddress(String email) {
        Credentials.requireValidEmail(email);
    }

    @Override
    public Optional<AccountId> byAddress(String email) {
        return accounts.byEmail(email).map(Account::id);
    }

    @Override
    public Optional<String> addressOf(AccountId account) {
        return accounts.byId(account).map(Account::email);
    }

    @Override
    public AccountId signUp(String email, String password, HttpServletRequest request, HttpServletResponse response) {
        Account account = signIn.signUp(email, password);
        entrance.begin(account, request, response);
        return account.id();
    }
}
