package plutarc.paperexchange.venue;

import java.math.BigDecimal;

/**
 * When a conditional order becomes active.
 *
 * @param price     the level that releases the order
 * @param direction which way the market must reach it
 * @param by        the venue's name of the watched price; last, mark and index price are one and the same on this venue
 */
public record Trigger(BigDecimal price, Direction direction, String by) {

    /** The way in which the market reaches a trigger. */
    public enum Direction {
        RISING, FALLING;

        /** The venue's number: 1 rising, 2 falling. */
        public int wire() {
            return this == RISING ? 1 : 2;
        }
    }

    /** Whether the market standing at {@code last} releases the order. */
    public boolean reachedAt(BigDecimal last) {
        return direction == Direction.RISING ? last.compareTo(price) >= 0 : last.compareTo(price) <= 0;
    }

    Trigger at(BigDecimal newPrice) {
        return new Trigger(newPrice, direction, by);
    }
}
