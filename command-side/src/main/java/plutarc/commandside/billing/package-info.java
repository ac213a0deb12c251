/** Money: meters, charges, payments and credit decide here; {@link plutarc.commandside.billing.Account} is the pure core. */
package plutarc.commandside.billing;
