/** Processes over an exchange key's life: the bot that uses it follows its changes; when it is deleted its text is forgotten. */
package plutarc.saga.exchangekey;
