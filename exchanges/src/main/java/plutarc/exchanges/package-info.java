/** The port through which a bot trades: one interface, its records, and what a venue can do; each venue's adapter is a package below. */
package plutarc.exchanges;
