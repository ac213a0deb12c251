/** The language of candle sets: the histories that a backtest can be run on. */
package plutarc.contracts.candles;
