/** Components that read volume, the order book and the trades. */
package plutarc.strategy.component.volume;
