package plutarc.contracts.bot;

import java.time.Instant;

/**
 * A stretch of time without a gap in which a template trades: its sessions, with what overlaps or touches merged. In the time of the
 * bot's venue, which is the wall clock's but for a paper exchange that runs faster.
 *
 * @param opensAt  inside
 * @param closesAt outside
 */
public record SessionWindow(Instant opensAt, Instant closesAt) {

    public boolean contains(Instant time) {
        return !time.isBefore(opensAt) && time.isBefore(closesAt);
    }
}
