/** Who may come in: accounts, passwords, sessions, and the rules of every request. */
package plutarc.platform.security;
