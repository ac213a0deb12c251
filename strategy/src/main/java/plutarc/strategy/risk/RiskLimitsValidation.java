package plutarc.strategy.risk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.risk.RiskLimits;
import plutarc.strategy.template.Problem;

/** Says everything that is out of range in a bot's risk limits, at once; never throws. */
public final class RiskLimitsValidation {
    private final List<Problem> problems = new ArrayList<>();

    private RiskLimitsValidation() { }

    /** Every problem, with the field's name as path; empty when the limits are sound. */
    public static List<Problem> check(RiskLimits limits) {
        RiskLimitsValidation v = new RiskLimitsValidation();
        v.whole("maxPositionsPerAsset", limits.maxPositionsPerAsset(), 1, 10);
        v.whole("maxPositionsTotal", limits.maxPositionsTotal(), 1, 50);
        v.number("maxLossPerTradePct", limits.maxLossPerTradePct(), "0.1", "50");
        v.number("dailyLossLimitPct", limits.dailyLossLimitPct(), "0.5", "100");
        limits.consecutiveLossLimit().ifPresent(n -> v.whole("consecutiveLossLimit", n, 2, 50));
        if (limits.consecutiveLossPauseMinutes() != 0) {
            v.whole("consecutiveLossPauseMinutes", limits.consecutiveLossPauseMinutes(), 5, 1440);
        }
        v.number("maxLeverage", Optional.of(limits.maxLeverage()), "1", "125");
        v.number("maxSlippagePct", Optional.of(limits.maxSlippagePct()), "0.01", "10");
        v.whole("apiErrorThreshold", limits.apiErrorThreshold(), 1, 100);
        v.whole("apiErrorWindowMinutes", limits.apiErrorWindowMinutes(), 1, 60);
        v.number("equityProtectionDrawdownPct", limits.equityProtectionDrawdownPct(), "1", "90");
        limits.minEquity().filter(m -> m.signum() < 0).ifPresent(m -> v.note("minEquity", m, "0 or more"));
        return List.copyOf(v.problems);
    }

    private void whole(String field, int value, int min, int max) {
        if (value < min || value > max) {
            note(field, value, min + " to " + max);
        }
    }

    private void number(String field, Optional<BigDecimal> value, String min, String max) {
        value.filter(v -> v.compareTo(new BigDecimal(min)) < 0 || v.compareTo(new BigDecimal(max)) > 0).ifPresent(v -> note(field, v, min + " to " + max));
    }

    private void note(String field, Object value, String allowed) {
        problems.add(new Problem(field, "risk_limit.range", "is " + value, allowed));
    }
}
