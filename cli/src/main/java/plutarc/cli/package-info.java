/** The {@code plutarc} command. */
package plutarc.cli;
