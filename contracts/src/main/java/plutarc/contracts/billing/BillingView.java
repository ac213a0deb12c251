package plutarc.contracts.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.RegionId;

/**
 * A workspace's money now. Amounts are micro-units of the currency.
 *
 * @param currency    ISO 4217
 * @param provider    how money comes in: {@code manual} or {@code stripe}
 * @param balanceMicros as last posted, at {@code postedAt}; used since then is what the meters have run
 * @param graceEndsAt when the bots are stopped; only while nothing is left
 * @param credits     that can still be used, next to expire first
 * @param months      with statements, newest first, such as {@code 2026-11}
 */
public record BillingView(String currency, String provider, long balanceMicros, long creditMicros, long burnMicrosPerHour, Optional<Instant> postedAt,
                          Optional<Instant> graceEndsAt, List<MeterView> meters, List<CreditView> credits, List<String> months) {

    /** A running meter; {@code chargedMicros} up to {@code chargedUntil}. */
    public record MeterView(DeploymentId deploymentId, BotId botId, String botName, String provider, RegionId region, String size, long rateMicrosPerHour,
                            Instant startedAt, Instant chargedUntil, long chargedMicros) {
    }

    public record CreditView(CreditId creditId, String note, long grantedMicros, long leftMicros, Instant expiresAt) {
    }
}
