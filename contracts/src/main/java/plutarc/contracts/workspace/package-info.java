/** Workspaces, roles and the 34 permissions. */
package plutarc.contracts.workspace;
