/** Speed of backtests and searches, beside a bare loop and ta4j on the same work in the same run. */
package plutarc.benchmarks.strategy;
