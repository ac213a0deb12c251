package plutarc.commandside.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.RegionId;

/**
 * What one instance has been charged. An amount is always the whole meter's amount less what was charged before, so that a bill does not depend on how
 * often it is posted. Immutable.
 *
 * @param chargedSeconds whole seconds from {@code startedAt} that have been charged
 */
public record Meter(DeploymentId deploymentId, BotId botId, String provider, RegionId region, long rateMicrosPerHour, Instant startedAt, long chargedSeconds,
             long chargedMicros) {
    private static final long MINIMUM_SECONDS = 60;
    private static final long SECONDS_OF_HOUR = 3600;

    /** A stretch to charge: within one month of UTC. */
    record Piece(Instant from, Instant to, long seconds, long amountMicros) {
    }

    Instant chargedUntil() {
        return startedAt.plusSeconds(chargedSeconds);
    }

    /** The full seconds up to {@code at} that have not been charged. */
    List<Piece> until(Instant at) {
        return pieces(Math.max(0, Duration.between(startedAt, at).toSeconds()));
    }

    /** The rest when the instance is released: a begun second counts, and at least a minute is charged. */
    List<Piece> upToTheEnd(Instant at) {
        var used = Duration.between(startedAt, at);
        return pieces(Math.max(MINIMUM_SECONDS, used.toSeconds() + (used.toNanosPart() > 0 ? 1 : 0)));
    }

    private List<Piece> pieces(long wholeSeconds) {
        var pieces = new ArrayList<Piece>();
        for (long begin = chargedSeconds; begin < wholeSeconds; ) {
            long end = Math.min(wholeSeconds, secondsToTheMonthAfter(begin));
            pieces.add(new Piece(startedAt.plusSeconds(begin), startedAt.plusSeconds(end), end - begin, amount(end) - amount(begin)));
            begin = end;
        }
        return pieces;
    }

    private long secondsToTheMonthAfter(long second) {
        var next = YearMonth.from(startedAt.plusSeconds(second).atOffset(ZoneOffset.UTC)).plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return Duration.between(startedAt, next).plusNanos(999_999_999).toSeconds();
    }

    private long amount(long seconds) {
        return Math.multiplyExact(rateMicrosPerHour, seconds) / SECONDS_OF_HOUR;
    }

    Meter charged(long seconds, long amountMicros) {
        return new Meter(deploymentId, botId, provider, region, rateMicrosPerHour, startedAt, chargedSeconds + seconds, chargedMicros + amountMicros);
    }
}
