/** Reads candles from the CSV files that exchanges, charting sites and other bots export, and keeps them in columns for the next time. */
package plutarc.cli.candles;
