/** Where the market's prices come from: candle files, a seeded generator, the path of the price inside a minute, and candles of every interval. */
package plutarc.paperexchange.market;
