/** What makes the venue outlive a crash: an append-only journal of its inputs, and snapshots from which the journal goes on. */
package plutarc.paperexchange.journal;
