package plutarc.platform.security;

import plutarc.contracts.workspace.AccountId;

/** Something that is kept for an account apart from it: sessions, passkeys, tokens. Ends with it. Thread-safe. */
public interface HeldForAccount {

    /** Durable when it returns. Nothing happens where nothing is kept. */
    void forget(AccountId account);
}
