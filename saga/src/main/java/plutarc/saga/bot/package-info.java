/** Processes over a bot's life: provisioning, winding down, and instructions that nobody finished. */
package plutarc.saga.bot;
