/** A new password by a link in an e-mail, for who forgot theirs; and e-mails that tell of changes to an account's sign-in. */
package plutarc.platform.security.reset;
