/** What follows for backtests from what happens to their workspace. */
package plutarc.saga.backtest;
