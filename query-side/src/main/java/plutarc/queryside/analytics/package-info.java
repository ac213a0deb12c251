/** Completed trades as lines: found, sorted, summed up; and everything that is on record of one. */
package plutarc.queryside.analytics;
