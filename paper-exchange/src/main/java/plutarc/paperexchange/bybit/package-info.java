/** The Bybit v5 protocol: signed REST, public, private and order-entry WebSockets, in the venue's own shapes and codes. */
package plutarc.paperexchange.bybit;
