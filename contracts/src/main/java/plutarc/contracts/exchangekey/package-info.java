/** Exchange keys, without their secrets. */
package plutarc.contracts.exchangekey;
