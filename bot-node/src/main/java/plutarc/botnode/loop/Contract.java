package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.FeeRate;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.Quantity;
import plutarc.strategy.market.Instrument;

/** One instrument's arithmetic, between the venue's decimals and the engine's primitives. Immutable. */
record Contract(InstrumentSpec spec, FeeRate fees, Instrument instrument) {

    static Contract of(InstrumentSpec spec, FeeRate fees) {
        Instrument instrument = new Instrument(spec.symbol(),
                spec.contractType() == ContractType.INVERSE ? Instrument.Contract.INVERSE : Instrument.Contract.LINEAR,
                spec.contractMultiplier().doubleValue(), spec.tickSize().doubleValue(), spec.lotSize().doubleValue(), spec.minQuantity().doubleValue(),
                spec.minNotional().map(BigDecimal::doubleValue).orElse(0.0), Math.max(1, spec.maxLeverage().doubleValue()), 0.005,
                fees.maker().doubleValue(), fees.taker().doubleValue());
        return new Contract(spec, fees, instrument);
    }

    boolean inverse() {
        return instrument.inverse();
    }

    Quantity quantity(BigDecimal value) {
        return new Quantity(value, spec.quantityUnit());
    }

    /** A whole number of lots, downwards. */
    BigDecimal lots(double quantity) {
        BigDecimal lot = spec.lotSize();
        return BigDecimal.valueOf(Math.floor(quantity / lot.doubleValue() + 1e-9)).multiply(lot);
    }

    /** The nearest tick. */
    BigDecimal tick(double price) {
        return ticks(price, RoundingMode.HALF_EVEN);
    }

    /** A whole number of ticks, with the same hair of tolerance as the backtester's fills: 0.1 + 0.2 is on the grid. */
    BigDecimal ticks(double price, RoundingMode rounding) {
        double steps = price / spec.tickSize().doubleValue();
        double whole = switch (rounding) {
            case FLOOR, DOWN -> Math.floor(steps + 1e-9);
            case CEILING, UP -> Math.ceil(steps - 1e-9);
            case HALF_EVEN, HALF_UP, HALF_DOWN, UNNECESSARY -> Math.rint(steps);
        };
        return spec.tickSize().multiply(BigDecimal.valueOf((long) whole));
    }

    /** What fills add up to, so that {@link #average} can be taken. */
    BigDecimal value(BigDecimal quantity, BigDecimal price) {
        return inverse() ? quantity.divide(price, MathContext.DECIMAL64) : quantity.multiply(price);
    }

    /** Average price of fills: harmonic for inverse contracts, whose profit is in the base currency. */
    BigDecimal average(BigDecimal quantity, BigDecimal value) {
        BigDecimal average = inverse() ? quantity.divide(value, MathContext.DECIMAL64) : value.divide(quantity, MathContext.DECIMAL64);
        return average.scale() < 0 ? average.setScale(0) : average.stripTrailingZeros().scale() < 0 ? average.setScale(0, RoundingMode.HALF_EVEN) : average.stripTrailingZeros();
    }

    BigDecimal profit(Side side, BigDecimal quantity, BigDecimal entry, BigDecimal exit) {
        BigDecimal size = quantity.multiply(spec.contractMultiplier());
        BigDecimal gain = inverse()
                ? size.divide(entry, MathContext.DECIMAL64).subtract(size.divide(exit, MathContext.DECIMAL64))
                : size.multiply(exit.subtract(entry));
        return side == Side.LONG ? gain : gain.negate();
    }

    BigDecimal notional(BigDecimal quantity, BigDecimal price) {
        BigDecimal size = quantity.multiply(spec.contractMultiplier());
        return inverse() ? size.divide(price, MathContext.DECIMAL64) : size.multiply(price);
    }
}
