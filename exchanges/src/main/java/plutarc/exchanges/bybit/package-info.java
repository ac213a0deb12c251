/** The adapter for Bybit v5, which the local paper exchange speaks too. */
package plutarc.exchanges.bybit;
