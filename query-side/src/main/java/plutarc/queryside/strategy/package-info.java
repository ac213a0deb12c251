/** Templates with all their versions. */
package plutarc.queryside.strategy;
