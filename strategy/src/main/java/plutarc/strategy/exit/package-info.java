/** Exit rules of an open position: levels that never loosen, targets, and rules judged at a close. */
package plutarc.strategy.exit;
