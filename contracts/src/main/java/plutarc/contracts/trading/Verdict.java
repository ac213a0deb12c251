package plutarc.contracts.trading;

/**
 * What one component said at one candle.
 *
 * @param component the component's id in the catalog
 * @param label     its name with parameters, for people
 * @param role      {@code signal, filter, risk_gate, entry_guard, exit_rule} or {@code rule} for session, cooldown and risk limits
 * @param value     the figure that it judged; NaN is never sent, an empty text stands for none
 * @param score     weighted signal contribution; 0 for other roles
 * @param passed    for signals: not neutral; for the others: does not block
 * @param reason    one short sentence
 */
public record Verdict(String component, String label, String role, String value, double score, boolean passed, String reason) {
}
