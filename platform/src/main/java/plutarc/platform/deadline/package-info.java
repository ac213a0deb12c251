/** Deadlines of processes over time, kept in the relational store so that a restart forgets none. */
package plutarc.platform.deadline;
