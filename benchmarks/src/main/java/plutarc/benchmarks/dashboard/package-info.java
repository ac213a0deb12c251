/** The dashboard as a browser shows it: a real Chromium before a real backend. */
package plutarc.benchmarks.dashboard;
