package plutarc.platform.security;

import java.util.Optional;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.Actor;
import plutarc.contracts.workspace.AccountId;
import plutarc.queryside.workspace.ActorNames;

/**
 * Calls people by their e-mail address for as long as they have an account, and by their id afterwards; tokens by name and owner;
 * staff by what they are, since whose bot they touched need not know who they are. Thread-safe.
 */
@Component
class AccountNames implements ActorNames {

    private final Accounts accounts;

    private final TokenNames tokens;

    AccountNames(Accounts accounts, TokenNames tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @Override
    public String nameOf(Actor actor) {
        Optional<String> name = switch (actor.kind()) {
            case USER -> person(new AccountId(actor.id()));
            case TOKEN -> tokens.nameOf(actor.id()).map(token -> "token “" + token.name() + "” of " + person(token.owner()).orElse(token.owner().value()));
            case STAFF -> Optional.of("staff");
            case SYSTEM, BOT -> Optional.empty();
        };
        return name.orElseGet(() -> ActorNames.BY_ID.nameOf(actor));
    }

    private Optional<String> person(AccountId account) {
        return accounts.byId(account).map(Account::email);
    }
}
