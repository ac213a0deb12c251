/** The process on a bot's instance: its entry point and wiring. */
package plutarc.botnode;
