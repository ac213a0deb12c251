/** Reading the audit log: search, names of today, export. */
package plutarc.queryside.audit;
