/** The language of trading: what a bot reports of positions, orders, trades and candles. */
package plutarc.contracts.trading;
