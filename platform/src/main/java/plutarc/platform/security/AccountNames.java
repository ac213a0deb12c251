package plutarc.platform.security;

import java.util.Optional;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.workspace.AccountId;
import plutarc.queryside.workspace.ActorNames;

/** Calls people by their e-mail address for as long as they have an account, and by their id afterwards. Thread-safe. */
@Component
class AccountNames implements ActorNames {

    private final Accounts accounts;

    AccountNames(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String nameOf(Actor actor) {
        Optional<Account> person = actor.kind() == ActorKind.USER ? accounts.byId(new AccountId(actor.id())) : Optional.empty();
        return person.map(Account::email).orElseGet(() -> ActorNames.BY_ID.nameOf(actor));
    }
}
