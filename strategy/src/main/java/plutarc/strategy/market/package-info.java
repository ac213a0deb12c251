/** Market data in the shape the engine eats: intervals, columnar candles, instruments. */
package plutarc.strategy.market;
