/** Streaming indicators: small state machines over one interval's closed bars. */
package plutarc.strategy.indicator;
