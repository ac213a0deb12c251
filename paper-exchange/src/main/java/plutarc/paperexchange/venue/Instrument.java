package plutarc.paperexchange.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One perpetual contract and its rules. Immutable.
 *
 * @param tick           smallest price step
 * @param qtyStep        smallest step of a quantity
 * @param minNotional    smallest value of an order that opens a position, in the quote coin
 * @param maintenance    maintenance margin as a fraction of the position's value
 * @param makerFee       fraction of the value; also the fee of resting orders
 * @param takerFee       fraction of the value
 * @param fundingMinutes minutes between two fundings
 */
public record Instrument(String symbol, Category category, String baseCoin, String quoteCoin, BigDecimal tick, BigDecimal qtyStep,
                         BigDecimal minQty, BigDecimal maxQty, BigDecimal maxMarketQty, BigDecimal minNotional, BigDecimal maxLeverage,
                         BigDecimal maintenance, BigDecimal makerFee, BigDecimal takerFee, int fundingMinutes) {

    /** Decimals kept where a division does not end. */
    static final int SCALE = 12;
    private static final BigDecimal LARGEST_PRICE = new BigDecimal("19999999");

    /** The coin in which profit, loss, margin and fees are counted. */
    public String settleCoin() {
        return category == Category.LINEAR ? quoteCoin : baseCoin;
    }

    /** Value of a quantity at a price, in the settle coin. */
    public BigDecimal value(BigDecimal qty, BigDecimal price) {
        return category == Category.LINEAR ? qty.multiply(price) : qty.divide(price, SCALE, RoundingMode.HALF_EVEN);
    }

    /** The price at which a quantity has the given value: the inverse of {@link #value}. */
    public BigDecimal priceOf(BigDecimal qty, BigDecimal value) {
        return category == Category.LINEAR
                ? qty.signum() == 0 ? BigDecimal.ZERO : value.divide(qty, SCALE, RoundingMode.HALF_EVEN)
                : value.signum() == 0 ? BigDecimal.ZERO : qty.divide(value, SCALE, RoundingMode.HALF_EVEN);
    }

    /** Profit in the settle coin of a position held on {@code side}, bought for {@code cost} and worth {@code exit}. */
    public BigDecimal profit(Side side, BigDecimal cost, BigDecimal exit) {
        boolean gainsWithValue = (side == Side.BUY) == (category == Category.LINEAR);
        return gainsWithValue ? exit.subtract(cost) : cost.subtract(exit);
    }

    /** The exit value at which a position has lost exactly {@code loss}; zero or less means that no price does that. */
    BigDecimal exitValueAfterLoss(Side side, BigDecimal cost, BigDecimal loss) {
        boolean gainsWithValue = (side == Side.BUY) == (category == Category.LINEAR);
        return gainsWithValue ? cost.subtract(loss) : cost.add(loss);
    }

    /** The price rounded to a whole number of ticks. */
    public BigDecimal toTick(BigDecimal price, RoundingMode rounding) {
        return price.divide(tick, 0, rounding).multiply(tick);
    }

    /** Whether a price is positive, on a tick, and below the largest one. */
    public boolean allowsPrice(BigDecimal price) {
        return price.signum() > 0 && price.compareTo(LARGEST_PRICE) <= 0 && price.remainder(tick).signum() == 0;
    }

    /** Whether a quantity is a whole number of steps and not below the smallest one. */
    public boolean allowsQty(BigDecimal qty) {
        return qty.compareTo(minQty) >= 0 && qty.remainder(qtyStep).signum() == 0;
    }

    /** The largest price that the venue takes. */
    public BigDecimal maxPrice() {
        return toTick(LARGEST_PRICE, RoundingMode.DOWN);
    }

    /**
     * The contract that a symbol names: {@code …USDT} is linear, {@code …USD} inverse.
     *
     * @param tick smallest price step
     * @throws IllegalArgumentException when the symbol ends in neither
     */
    public static Instrument of(String symbol, BigDecimal tick, BigDecimal makerFee, BigDecimal takerFee) {
        if (symbol.matches("[A-Z0-9]{1,12}USDT")) {
            BigDecimal step = symbol.startsWith("BTC") ? new BigDecimal("0.001") : new BigDecimal("0.01");
            return new Instrument(symbol, Category.LINEAR, symbol.substring(0, symbol.length() - 4), "USDT", tick, step, step,
                    new BigDecimal("1190"), new BigDecimal("500"), new BigDecimal("5"), new BigDecimal("100"),
                    new BigDecimal("0.005"), makerFee, takerFee, 480);
        }
        if (symbol.matches("[A-Z0-9]{1,12}USD")) {
            return new Instrument(symbol, Category.INVERSE, symbol.substring(0, symbol.length() - 3), "USD", tick, BigDecimal.ONE, BigDecimal.ONE,
                    new BigDecimal("25000000"), new BigDecimal("5000000"), BigDecimal.ONE, new BigDecimal("100"),
                    new BigDecimal("0.005"), makerFee, takerFee, 480);
        }
        throw new IllegalArgumentException("symbol '" + symbol + "': expected capitals ending in USDT (linear) or USD (inverse), such as BTCUSDT");
    }
}
