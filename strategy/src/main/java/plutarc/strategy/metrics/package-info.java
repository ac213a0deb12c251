/** Figures of merit over completed trades and equity: pure functions, each with its formula. */
package plutarc.strategy.metrics;
