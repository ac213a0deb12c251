/** Components that ask how far the market moves. */
package plutarc.strategy.component.volatility;
