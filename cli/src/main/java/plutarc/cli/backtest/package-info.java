/** Backtests from the command line, without any installation. */
package plutarc.cli.backtest;
