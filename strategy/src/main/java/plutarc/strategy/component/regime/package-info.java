/** Components that ask what kind of market it is, not where it is going. */
package plutarc.strategy.component.regime;
