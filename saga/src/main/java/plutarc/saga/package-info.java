/** Processes over time, and the compute providers that they use. */
package plutarc.saga;
