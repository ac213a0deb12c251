/** Templates and their immutable versions. */
package plutarc.commandside.strategy;
