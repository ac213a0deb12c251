package plutarc.strategy.component;

import static plutarc.strategy.market.Interval.D1;
import static plutarc.strategy.market.Interval.H1;
import static plutarc.strategy.market.Interval.H2;
import static plutarc.strategy.market.Interval.H4;
import static plutarc.strategy.market.Interval.M1;
import static plutarc.strategy.market.Interval.M15;
import static plutarc.strategy.market.Interval.M3;
import static plutarc.strategy.market.Interval.M30;
import static plutarc.strategy.market.Interval.M5;

import java.util.List;
import plutarc.strategy.market.Interval;

/** The intervals on which a component may run. */
public enum IntervalMenu {
    /** The full ladder. */
    FULL(M1, M3, M5, M15, M30, H1, H2, H4),
    /** Five minutes and slower. */
    SLOW(M5, M15, M30, H1, H2, H4),
    /** A higher timeframe to lean on. */
    HIGHER(M5, M15, M30, H1, H2, H4, D1),
    /** Hourly: funding, open interest and premium do not move on a faster clock. */
    HOURLY(H1),
    /** The fast clock. */
    FAST(M1, M3, M5, M15),
    /** Driven by price, time or the book; no interval of its own. */
    NONE;

    private final List<Interval> intervals;

    IntervalMenu(Interval... intervals) {
        this.intervals = List.of(intervals);
    }

    /** Finest first; empty for {@link #NONE}. */
    public List<Interval> intervals() {
        return intervals;
    }

    /**
     * The interval a component runs on: the one the template names, else {@code trigger}, or the menu's nearest to it when that is not on the menu.
     * The higher-timeframe menu starts from its standard, four hours.
     */
    public Interval standard(Interval trigger) {
        if (this == HIGHER) {
            return H4;
        }
        if (intervals.isEmpty() || intervals.contains(trigger)) {
            return trigger;
        }
        return trigger.compareTo(intervals.getFirst()) < 0 ? intervals.getFirst() : intervals.getLast();
    }
}
