/** The people behind what the views show. */
package plutarc.queryside.workspace;
