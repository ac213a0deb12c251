package plutarc.contracts.risk;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The limits that override every signal and exit of one bot. Percentages are of equity unless said otherwise; an empty optional
 * switches that limit off. Ranges are checked by {@code RiskLimitsValidation} in the strategy module.
 *
 * @param maxPositionsPerAsset        simultaneous entries on one instrument, 1 to 10
 * @param maxPositionsTotal           simultaneous entries on all instruments, 1 to 50
 * @param maxLossPerTradePct          unrealised loss with fees at which a position is closed at market, 0.1 to 50
 * @param dailyLossLimitPct           loss since 00:00 UTC (realised and unrealised) that stops entries until the next 00:00 UTC, 0.5 to 100
 * @param dailyLossCloseAll           whether reaching it closes all positions as well
 * @param consecutiveLossLimit        losing trades in a row that pause entries, 2 to 50
 * @param consecutiveLossPauseMinutes how long, 5 to 1440; 0 means until resumed by hand
 * @param maxLeverage                 entry leverage is capped to it, 1 to 125
 * @param maxSlippagePct              entries are IOC limits within it of the reference price, 0.01 to 10; exits are never blocked
 * @param apiErrorThreshold           venue errors within the window that pause entries, 1 to 100
 * @param apiErrorWindowMinutes       1 to 60
 * @param equityProtectionDrawdownPct drawdown from peak equity that pauses and closes all, until resumed by hand, 1 to 90
 * @param minEquity                   equity below which entries are blocked, in quote currency, at least 0
 */
public record RiskLimits(
        int maxPositionsPerAsset,
        int maxPositionsTotal,
        Optional<BigDecimal> maxLossPerTradePct,
        Optional<BigDecimal> dailyLossLimitPct,
        boolean dailyLossCloseAll,
        Optional<Integer> consecutiveLossLimit,
        int consecutiveLossPauseMinutes,
        BigDecimal maxLeverage,
        BigDecimal maxSlippagePct,
        int apiErrorThreshold,
        int apiErrorWindowMinutes,
        Optional<BigDecimal> equityProtectionDrawdownPct,
        Optional<BigDecimal> minEquity) {

    /** In force where nobody has set anything else. */
    public static final RiskLimits DEFAULTS = new RiskLimits(1, 5, Optional.of(new BigDecimal("2.0")),
            Optional.of(new BigDecimal("5.0")), false, Optional.of(5), 60, BigDecimal.TEN, new BigDecimal("0.5"), 10, 5,
            Optional.empty(), Optional.empty());
}
