package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.exchanges.Capabilities;
import plutarc.exchanges.ExchangeEvent.ConnectionChanged;
import plutarc.exchanges.VenuePosition;

/** How the bot stands with its venue: whether the adapter is open, which streams are up, and when positions and orders were last compared. */
final class VenueSession {

    private static final Duration EVERY = Duration.ofMinutes(1);
    /** Two comparisons asked for by doubt are this far apart, so that executions on their way can arrive. */
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LOST = Duration.ofSeconds(30);
    private static final Duration REOPEN = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** Of positions, as they were last read. */
    private BigDecimal highestLeverage = BigDecimal.ZERO;

    /** Where it stands. */
    enum Stage { CLOSED, OPENING, OPEN }

    Stage stage = Stage.CLOSED;
    Optional<Capabilities> capabilities = Optional.empty();
    Optional<String> trouble = Optional.empty();
    private Instant openAgainAt = Instant.MIN;
    /** In a row; each makes the next attempt wait longer. */
    private int failures;
    private boolean publicUp;
    private boolean privateUp;
    private boolean compared;
    private boolean comparedOnce;
    private Optional<Instant> askedAt = Optional.empty();
    private Instant nextAt = Instant.MAX;

    void opening() {
        close();
        stage = Stage.OPENING;
    }

    void opened(Capabilities what) {
        stage = Stage.OPEN;
        capabilities = Optional.of(what);
        trouble = Optional.empty();
    }

    void failed(String why, Instant now) {
        close();
        trouble = Optional.of(why);
        openAgainAt = now.plus(backOff(REOPEN));
    }

    private Duration backOff(Duration first) {
        Duration wait = first.multipliedBy(1L << Math.min(failures++, 6));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    void close() {
        stage = Stage.CLOSED;
        capabilities = Optional.empty();
        publicUp = false;
        privateUp = false;
        compared = false;
        comparedOnce = false;
        askedAt = Optional.empty();
        nextAt = Instant.MAX;
    }

    boolean openDue(Instant now) {
        return stage == Stage.CLOSED && !now.isBefore(openAgainAt);
    }

    void connection(ConnectionChanged change, Instant now) {
        switch (change.stream()) {
            case PUBLIC -> publicUp = change.up();
            case PRIVATE -> {
                privateUp = change.up();
                compared = false;
                if (change.up()) {
                    askedAt = Optional.empty();
                    nextAt = now;
                }
            }
            case ORDER_ENTRY -> { }
        }
    }

    void holds(List<VenuePosition> positions) {
        highestLeverage = positions.stream().filter(position -> !position.isFlat()).map(VenuePosition::leverage).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** Of the positions that the venue showed last; 0 without one. */
    BigDecimal highestLeverage() {
        return highestLeverage;
    }

    boolean marketUp() {
        return stage == Stage.OPEN && publicUp;
    }

    boolean privateUp() {
        return privateUp;
    }

    /** Whether what is held and ordered has been compared since the private stream came up. */
    boolean inStep() {
        return stage == Stage.OPEN && privateUp && compared;
    }

    /** Whether it has been compared at all since the adapter was opened. */
    boolean caughtUp() {
        return comparedOnce;
    }

    void compareSoon(Instant now) {
        Instant soon = now.plus(SOON);
        nextAt = nextAt.isBefore(soon) ? nextAt : soon;
    }

    /** Whether it is time to ask; then it counts as asked. */
    boolean compareDue(Instant now) {
        boolean waiting = askedAt.filter(asked -> now.isBefore(asked.plus(LOST))).isPresent();
        if (stage != Stage.OPEN || !privateUp || waiting || now.isBefore(nextAt)) {
            return false;
        }
        askedAt = Optional.of(now);
        nextAt = now.plus(EVERY);
        return true;
    }

    void answered(boolean usable, Instant now) {
        askedAt = Optional.empty();
        compared |= usable;
        comparedOnce |= usable;
        if (usable) {
            failures = 0;
        } else {
            nextAt = now.plus(backOff(SOON));
        }
    }
}
