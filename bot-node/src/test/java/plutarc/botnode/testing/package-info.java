/** The other ends of a bot's sockets, for tests: a backend that follows a script, and a market that moves when told. */
package plutarc.botnode.testing;
