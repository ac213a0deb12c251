/** Where views lie: documents in MongoDB, written in batches, with the tokens that say how far they have come beside them. */
package plutarc.queryside.store;
