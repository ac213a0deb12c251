/** Signing in by a passkey (WebAuthn), verified by Spring Security. */
package plutarc.platform.security.passkey;
