/** Writes the audit log: one entry for each command, sign-in, handed-out secret and denied attempt, each chained to the one ahead of it. */
package plutarc.platform.audit;
