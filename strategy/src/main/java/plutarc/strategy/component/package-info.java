/** The component catalog as data, and the contract every component, built in or custom, is written to. */
package plutarc.strategy.component;
