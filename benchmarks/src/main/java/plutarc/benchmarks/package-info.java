/** Measures the product as it runs and writes the table docs/benchmarks.md: what is measured, how the program is started, how rows become a page. */
package plutarc.benchmarks;
