/** The write side: aggregates decide, in slices named by context; the command API brings what people ask for. */
package plutarc.commandside;
