package plutarc.commandside.bot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.Refusal.FieldProblem;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.risk.RiskLimits;

/** The ranges that {@link RiskLimits} documents, checked all at once. Not thread-safe; made for one check. */
final class RiskLimitRanges {
    private static final BigDecimal UNBOUNDED = new BigDecimal("1e15");

    private final List<FieldProblem> problems = new ArrayList<>();

    private RiskLimitRanges() {
    }

    /** @throws RefusedException {@code risk.invalid}, with every problem */
    static RiskLimits valid(RiskLimits limits) {
        var ranges = new RiskLimitRanges();
        ranges.check(limits);
        if (!ranges.problems.isEmpty()) {
            throw new RefusedException(new Refusal("risk.invalid", "The risk limits are not valid.", ranges.problems));
        }
        return limits;
    }

    private void check(RiskLimits limits) {
        within("maxPositionsPerAsset", limits.maxPositionsPerAsset(), "1", "10");
        within("maxPositionsTotal", limits.maxPositionsTotal(), "1", "50");
        within("maxLossPerTradePct", limits.maxLossPerTradePct(), "0.1", "50");
        within("dailyLossLimitPct", limits.dailyLossLimitPct(), "0.5", "100");
        limits.consecutiveLossLimit().ifPresent(losses -> within("consecutiveLossLimit", losses, "2", "50"));
        if (limits.consecutiveLossPauseMinutes() != 0) {
            within("consecutiveLossPauseMinutes", limits.consecutiveLossPauseMinutes(), "5", "1440");
        }
        within("maxLeverage", Optional.ofNullable(limits.maxLeverage()).orElse(BigDecimal.ZERO), "1", "125");
        within("maxSlippagePct", Optional.ofNullable(limits.maxSlippagePct()).orElse(BigDecimal.ZERO), "0.01", "10");
        within("apiErrorThreshold", limits.apiErrorThreshold(), "1", "100");
        within("apiErrorWindowMinutes", limits.apiErrorWindowMinutes(), "1", "60");
        within("equityProtectionDrawdownPct", limits.equityProtectionDrawdownPct(), "1", "90");
        limits.minEquity().ifPresent(equity -> within("minEquity", equity, BigDecimal.ZERO, UNBOUNDED));
    }

    private void within(String field, Optional<BigDecimal> value, String least, String most) {
        value.ifPresent(it -> within(field, it, least, most));
    }

    private void within(String field, int value, String least, String most) {
        within(field, BigDecimal.valueOf(value), least, most);
    }

    private void within(String field, BigDecimal value, String least, String most) {
        within(field, value, new BigDecimal(least), new BigDecimal(most));
    }

    private void within(String field, BigDecimal value, BigDecimal least, BigDecimal most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            problems.add(new FieldProblem(field, value.toPlainString(), least.toPlainString() + " to " + most.toPlainString()));
        }
    }
}
