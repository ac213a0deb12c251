/** Plumbing that venue adapters share: JSON tokens, WebSockets that come back, rate gates, latency windows. Nothing venue-specific. */
package plutarc.exchanges.wire;
