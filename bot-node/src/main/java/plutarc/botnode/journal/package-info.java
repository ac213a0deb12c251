/** What a bot remembers through a crash: one append-only file in which each entry holds the loop's state and the reports of one step, together or not at all. */
package plutarc.botnode.journal;
