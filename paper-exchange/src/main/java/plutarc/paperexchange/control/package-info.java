/** The operator's side of the paper exchange: accounts and keys, market speed and lock-step, faults on order; on a port of its own, behind a token. */
package plutarc.paperexchange.control;
