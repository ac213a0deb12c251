/** The language of bots: their life, configuration and instructions. */
package plutarc.contracts.bot;
