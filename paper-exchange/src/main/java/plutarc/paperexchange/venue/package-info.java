/** The venue itself: a deterministic, single-threaded exchange core in which time, prices and requests come in as arguments and replies and pushes go out. */
package plutarc.paperexchange.venue;
