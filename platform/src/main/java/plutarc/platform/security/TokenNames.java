package plutarc.platform.security;

import java.util.Optional;
import plutarc.contracts.workspace.AccountId;

/** What personal API tokens are called on the record, revoked ones too. Thread-safe. */
@FunctionalInterface
public interface TokenNames {

    /** Whose it is, and its name. */
    record Named(AccountId owner, String name) {
    }

    Optional<Named> nameOf(String tokenId);
}
