package plutarc.platform.security.provider;

import java.util.Optional;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.RefusedException;
import plutarc.platform.security.Account;
import plutarc.platform.security.AccountActivity.Kind;
import plutarc.platform.security.AccountJournal;
import plutarc.platform.security.Accounts;
import plutarc.platform.security.SignUp;

/**
 * Finds the account of somebody whom the provider vouches for. Once linked, the provider's own name for them decides. Before, the address
 * does, and only one that the provider has verified: otherwise anybody could claim anybody's account there. Thread-safe.
 */
@Component
class ProviderAccounts {

    private final Accounts accounts;
    private final LinkedIdentities identities;
    private final SignUp signUp;
    private final ProviderSettings settings;
    private final AccountJournal journal;

    ProviderAccounts(Accounts accounts, LinkedIdentities identities, SignUp signUp, ProviderSettings settings, AccountJournal journal) {
        this.accounts = accounts;
        this.identities = identities;
        this.signUp = signUp;
        this.settings = settings;
        this.journal = journal;
    }

    /** @throws RefusedException {@code provider.unverified}, {@code provider.no_account} or {@code provider.other_identity} */
    Account of(OidcUser person) {
        String issuer = person.getIssuer().toString();
        Optional<Account> linked = identities.accountOf(issuer, person.getSubject()).flatMap(accounts::byId);
        if (linked.isPresent()) {
            return linked.get();
        }
        if (person.getEmail() == null || !Boolean.TRUE.equals(person.getEmailVerified())) {
            throw new RefusedException("provider.unverified", "The provider has not verified your e-mail address.");
        }
        Account account = accounts.byEmail(person.getEmail()).orElseGet(() -> create(person.getEmail()));
        if (identities.linked(issuer, account.id())) {
            throw new RefusedException("provider.other_identity", "The account of this address belongs to somebody else at the provider.");
        }
        identities.link(issuer, person.getSubject(), account.id());
        journal.note(account.id(), Kind.PROVIDER_LINKED);
        return account;
    }

    private Account create(String email) {
        if (!settings.createAccounts() || accounts.setUpRequired()) {
            throw new RefusedException("provider.no_account", "There is no account for your address here. Ask for an invitation.");
        }
        return signUp.withoutPassword(email);
    }
}
