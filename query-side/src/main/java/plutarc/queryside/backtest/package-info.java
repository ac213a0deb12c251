/** Backtests: what was asked for, what came of it, and the results that are kept in files. */
package plutarc.queryside.backtest;
