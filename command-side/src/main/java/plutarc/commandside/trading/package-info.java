/** Each bot's ledger: takes every fact that the bot reports, once. */
package plutarc.commandside.trading;
