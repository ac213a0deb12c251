/** The trading loop: a single-threaded, deterministic state machine with inputs in and outputs out; no clock, random source, file or socket inside. */
package plutarc.botnode.loop;
