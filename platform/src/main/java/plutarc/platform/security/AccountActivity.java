package plutarc.platform.security;

import plutarc.contracts.workspace.AccountId;

/**
 * Something happened to an account's sign-in. Published inside the backend for whoever keeps a record of it or tells its owner.
 *
 * @param address   network address of the request that caused it; empty text where there was none
 * @param userAgent its user agent
 */
public record AccountActivity(AccountId account, Kind kind, String address, String userAgent) {

    /** What happened, and whether its owner is told by e-mail: whatever makes it easier for somebody else to come in. */
    public enum Kind {
        SIGNED_IN("signed in", false),
        SIGN_IN_REFUSED("was refused at the sign-in", false),
        SIGNED_OUT("signed out", false),
        PASSWORD_CHANGED("The password was changed", true),
        PASSWORD_RESET_ASKED("A link to a new password was asked for", false),
        PASSWORD_RESET("The password was set anew by an e-mailed link", true),
        AUTHENTICATOR_ADDED("An authenticator app was added", true),
        AUTHENTICATOR_REMOVED("The authenticator app was removed", true),
        RECOVERY_CODES_RENEWED("The recovery codes were made anew", true),
        RECOVERY_CODE_USED("A recovery code was used to sign in", true),
        PASSKEY_ADDED("A passkey was added", true),
        PASSKEY_REMOVED("A passkey was removed", true),
        SESSION_REVOKED("A session was ended from another one", false),
        PROVIDER_LINKED("A sign-in through the identity provider was linked", true),
        TOKEN_CREATED("A personal API token was created", true),
        TOKEN_REVOKED("A personal API token was revoked", false),
        ACCOUNT_DELETED("The account was deleted", false);

        private final String sentence;
        private final boolean told;

        Kind(String sentence, boolean told) {
            this.sentence = sentence;
            this.told = told;
        }

        /** One line for a person. */
        public String sentence() {
            return sentence;
        }

        /** Whether the account's owner gets an e-mail. */
        public boolean told() {
            return told;
        }
    }
}
