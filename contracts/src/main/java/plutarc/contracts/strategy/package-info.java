/** The language of templates. */
package plutarc.contracts.strategy;
