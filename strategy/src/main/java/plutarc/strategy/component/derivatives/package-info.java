/** Components that read funding, open interest and the premium; hourly. */
package plutarc.strategy.component.derivatives;
