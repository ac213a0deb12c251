/** Accounts and keys at this installation's own paper exchange, so that nobody has to leave the dashboard to try a bot. */
package plutarc.platform.paper;
