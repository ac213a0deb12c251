/** The audit log: what is recorded of every hand on the installation, how it can be asked for, and whether its chain is whole. */
package plutarc.contracts.audit;
