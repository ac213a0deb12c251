/** Workspaces, and the names that are unique in one. */
package plutarc.commandside.workspace;
