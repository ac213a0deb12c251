/** The language of backtests: runs of a template over history, asked for, run by the backend, kept and compared. */
package plutarc.contracts.backtest;
