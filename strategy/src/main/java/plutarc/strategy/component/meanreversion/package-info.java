/** Components that ask how far the market has strayed, and vote for the way back. */
package plutarc.strategy.component.meanreversion;
