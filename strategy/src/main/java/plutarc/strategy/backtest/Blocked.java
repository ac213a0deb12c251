package plutarc.strategy.backtest;

/**
 * What one filter, guard, gate or rule kept out, and what it would have made. An entry counts each time the signals asked for it while one could be
 * opened. The trades are what they would have become, one at a time for each blocker, with the same fills, exits, fees and slippage, without funding.
 *
 * @param blocker component id, or {@code session}, {@code cooldown}, {@code risk_limits}, {@code size}
 * @param role of the component, or {@code rule}
 * @param label with parameters, for people
 * @param entries blocked, alone or together with others
 * @param alone blocked by nothing else
 * @param trades that would have been made and closed
 * @param winners of them
 * @param netPct sum of their net results, percent of entry value
 * @param grossProfitPct sum of the winners' results
 * @param grossLossPct sum of the losers' results, positive
 */
public record Blocked(String blocker, String role, String label, long entries, long alone, int trades, int winners, double netPct, double grossProfitPct,
                      double grossLossPct) {

    /** Mean result of a blocked trade, percent; NaN when there was none. A filter that earns its place shows a figure below zero. */
    public double expectancyPct() {
        return netPct / trades;
    }
}
