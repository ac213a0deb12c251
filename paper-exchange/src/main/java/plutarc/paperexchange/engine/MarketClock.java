package plutarc.paperexchange.engine;

/** Says when, by the wall clock, market time reaches a step. Not thread-safe. */
final class MarketClock {
    private static final long TOO_LATE = 5_000_000_000L;
    private static final long GAP = 120_000;
    private Speed speed;
    private long anchorMarket;
    private long anchorNanos;

    MarketClock(Speed speed, long marketTime, long nanos) {
        this.speed = speed;
        anchor(marketTime, nanos);
    }

    void anchor(long marketTime, long nanos) {
        anchorMarket = marketTime;
        anchorNanos = nanos;
    }

    void speed(Speed value, long marketTime, long nanos) {
        speed = value;
        anchor(marketTime, nanos);
    }

    Speed speed() {
        return speed;
    }

    /** Nanoseconds until a step at {@code stepTime} is due; 0 or less when it is. A hole in the data is stepped over at once, and a long sleep of the machine is not caught up. */
    long untilDue(long stepTime, long marketTime, long nanos) {
        if (stepTime - marketTime > GAP) {
            anchor(stepTime, nanos);
            return 0;
        }
        long wait = anchorNanos + speed.nanos(stepTime - anchorMarket) - nanos;
        if (wait < -TOO_LATE) {
            anchor(stepTime, nanos);
            return 0;
        }
        return wait;
    }
}
