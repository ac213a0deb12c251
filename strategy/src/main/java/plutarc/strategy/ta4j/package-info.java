/** Lets rules and indicators of the ta4j library serve as components; needs ta4j on the class path, which nothing else does. */
package plutarc.strategy.ta4j;
