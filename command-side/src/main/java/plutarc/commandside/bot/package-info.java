/** Bots: their life, their configuration, and the instructions on the way to them. */
package plutarc.commandside.bot;
