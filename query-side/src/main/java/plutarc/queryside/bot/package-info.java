/** Bots as they are now, their activity and the instructions given to them. */
package plutarc.queryside.bot;
