/** Components that ask how fast the market is going. */
package plutarc.strategy.component.momentum;
