/** The thread that owns the venue: plays the market by the clock, carries out requests, keeps the journal, and hands out what happened. */
package plutarc.paperexchange.engine;
