/** The machine under the benchmarks: its processor and memory, its processes, its folders. */
package plutarc.benchmarks.machine;
