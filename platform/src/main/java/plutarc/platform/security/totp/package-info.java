/** The second step of a sign-in: codes of an authenticator app (RFC 6238), and recovery codes for when it is lost. */
package plutarc.platform.security.totp;
