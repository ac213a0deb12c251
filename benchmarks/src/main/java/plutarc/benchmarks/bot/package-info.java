/** Figures of a bot's process: its start, its memory, how fast it decides and how fast it obeys. */
package plutarc.benchmarks.bot;
