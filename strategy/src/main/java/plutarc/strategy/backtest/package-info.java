/** The backtester: the live engine driven over historic candles, with named fill conventions. */
package plutarc.strategy.backtest;
