/** How an installation charges: its rates, its currency, its payment provider. */
package plutarc.platform.billing;
