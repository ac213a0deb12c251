/** Figures of the backend: its start, its commands, its replays. */
package plutarc.benchmarks.backend;
