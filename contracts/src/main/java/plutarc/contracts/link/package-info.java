/** The protocol between a bot and the backend. */
package plutarc.contracts.link;
