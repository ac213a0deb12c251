/** Position sizing and the bot's risk limits as pure functions. */
package plutarc.strategy.risk;
