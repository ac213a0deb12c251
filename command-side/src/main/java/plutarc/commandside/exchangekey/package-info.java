/** Exchange keys: what they may trade, whether they are active, and which bot has one. */
package plutarc.commandside.exchangekey;
