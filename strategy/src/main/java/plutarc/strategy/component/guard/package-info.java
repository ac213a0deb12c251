/** Entry guards: the last look at the quality of an entry. */
package plutarc.strategy.component.guard;
