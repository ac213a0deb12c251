/** Starts, watches and stops a whole installation on this machine: backend, paper exchange and, through the backend, the bots. */
package plutarc.cli.up;
