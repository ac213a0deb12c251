/** The limits that override every signal and exit. */
package plutarc.contracts.risk;
