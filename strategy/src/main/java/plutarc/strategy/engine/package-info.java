/** The evaluator of one compiled template for one symbol, shared by the live bot, the paper bot and the backtester. */
package plutarc.strategy.engine;
