/** Trades, positions and orders from events; candles, verdicts, equity and heartbeats from telemetry. */
package plutarc.queryside.trading;
