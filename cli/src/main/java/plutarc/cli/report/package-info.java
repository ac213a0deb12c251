/** A backtest's report as one HTML file that opens without a network. */
package plutarc.cli.report;
