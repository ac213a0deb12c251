/** Backtests: which may run and how many are kept, the runs themselves, and what is shown of prices and of drafts. */
package plutarc.commandside.backtest;
