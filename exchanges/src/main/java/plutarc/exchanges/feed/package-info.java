/** Turns what arrives, with its losses and repetitions, into sequences without either. Pure: no clock, no I/O, one thread. */
package plutarc.exchanges.feed;
