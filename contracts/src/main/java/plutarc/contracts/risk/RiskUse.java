package plutarc.contracts.risk;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a bot's risk limits are used, as it stands now. Amounts in its settlement currency, percentages of equity as {@link RiskLimits} counts them; a
 * percentage is negative while the account is in profit.
 *
 * @param positions       entries open or under way, on all instruments
 * @param fullestAsset    the most of them on one instrument
 * @param worstLossPct    unrealised loss of the position that has lost most, of equity; 0 without one
 * @param dayStartEquity  equity at 00:00 UTC of market time; empty before the wallet is known
 * @param dailyLossPct    lost since then
 * @param consecutiveLosses losing trades in a row
 * @param peakEquity      highest since the protection was last lifted
 * @param drawdownPct     lost since the peak
 * @param venueErrors     that count towards the limit
 * @param highestLeverage of positions as the venue holds them; 0 without one
 * @param halts           what keeps entries out now; empty when nothing does
 */
public record RiskUse(int positions, int fullestAsset, BigDecimal worstLossPct, Optional<BigDecimal> equity, Optional<BigDecimal> dayStartEquity,
                      BigDecimal dailyLossPct, int consecutiveLosses, Optional<BigDecimal> peakEquity, BigDecimal drawdownPct, int venueErrors,
                      BigDecimal highestLeverage, List<Halt> halts) {

    /**
     * A limit that keeps entries out, with the figures that it was reached by.
     *
     * @param limit     its name in {@link RiskLimits}
     * @param until     when it ends by itself, market time; empty where that is not a matter of time
     * @param resumable whether a person's resume lifts it
     * @param reason    one sentence with the figures
     */
    public record Halt(String limit, Optional<Instant> until, boolean resumable, String reason) {
    }
}
