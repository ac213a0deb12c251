package plutarc.exchanges;

import java.math.BigDecimal;

/** When a conditional order wakes: the watched price passes {@code price} in the given direction. */
public record Trigger(BigDecimal price, PriceSource source, Direction direction) {

    /** @throws IllegalArgumentException if the price is not above zero */
    public Trigger {
        if (price.signum() <= 0) {
            throw new IllegalArgumentException("trigger.price is " + price + "; allowed is above zero");
        }
    }

    /** The price that is watched. */
    public enum PriceSource {
        LAST, MARK, INDEX
    }

    /** Stated, not guessed: the same price is a stop for one side and a target for the other. */
    public enum Direction {
        RISES_TO, FALLS_TO
    }
}
