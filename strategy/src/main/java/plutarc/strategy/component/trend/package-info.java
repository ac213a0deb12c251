/** Components that ask which way the market is going. */
package plutarc.strategy.component.trend;
