/** What can be seen: projections of events, telemetry, the queries on both, and the live view. */
package plutarc.queryside;
