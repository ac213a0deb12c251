/** {@code plutarc audit}: whether the audit log is whole. */
package plutarc.cli.audit;
