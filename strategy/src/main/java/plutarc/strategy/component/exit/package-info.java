/** Exit rules as catalog entries. */
package plutarc.strategy.component.exit;
