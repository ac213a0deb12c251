/** What differs when commands, events and queries go through Axon Server: profile {@code cluster}. */
package plutarc.platform.cluster;
