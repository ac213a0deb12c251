package plutarc.platform.security;

import plutarc.contracts.workspace.AccountId;

/** What an account may ask for after its password. Thread-safe. */
public interface SecondStep {

    boolean asked(AccountId account);

    /** Whether this is a right code that was never used; it is used up then. */
    boolean accepts(AccountId account, String code);
}
