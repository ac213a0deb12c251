/** The sets of candles that a workspace can run backtests on. */
package plutarc.platform.candles;
