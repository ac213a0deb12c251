/** Where a backtest gets its candles: CSV files that exchanges, charting sites and other bots export, columns that are kept of them, and the sets that a workspace can choose from. */
package plutarc.candles;
