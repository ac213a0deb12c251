/** A whole installation under measurement, as {@code ./plutarc up} runs it, and its API as a dashboard uses it. */
package plutarc.benchmarks.installation;
