/** A real local exchange for paper trading: starts and wires the venue, its market, its journal and its sockets. */
package plutarc.paperexchange;
