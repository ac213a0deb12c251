/** Money as people see it: the account now, and a statement for each month. */
package plutarc.queryside.billing;
