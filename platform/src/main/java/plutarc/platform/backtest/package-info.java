/** Where results of backtests, and the journal of those that run, lie in the data folder. */
package plutarc.platform.backtest;
