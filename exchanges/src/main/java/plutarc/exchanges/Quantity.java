package plutarc.exchanges;

import java.math.BigDecimal;

/** How much of what. Never negative: direction is a side. */
public record Quantity(BigDecimal value, QuantityUnit unit) {

    /** @throws IllegalArgumentException if the value is negative */
    public Quantity {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("quantity is " + value + "; allowed is zero or more");
        }
    }

    public static Quantity base(String value) {
        return new Quantity(new BigDecimal(value), QuantityUnit.BASE);
    }

    public static Quantity quote(String value) {
        return new Quantity(new BigDecimal(value), QuantityUnit.QUOTE);
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + unit;
    }
}
