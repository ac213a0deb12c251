/** Figures of the paper exchange. */
package plutarc.benchmarks.paperexchange;
