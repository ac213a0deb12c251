/** What compute costs: prepaid money, meters that run while an instance is provisioned, statements. Amounts are integer micro-units of the billing currency. */
package plutarc.contracts.billing;
