package plutarc.paperexchange.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * An endless seeded market: a random walk whose volatility comes in clusters (it decays towards a normal level and is shaken up by
 * large moves) and which now and then jumps between two minutes. The same seed gives the same candles on every machine: only
 * {@link StrictMath} is used.
 */
public final class GeneratedCandles implements CandleSource {
    private static final double NORMAL = 0.0006;
    private final SplittableRandom random;
    private final BigDecimal tick;
    private final double smallest;
    private long time;
    private double price;
    private double volatility = NORMAL;

    /**
     * @param start open time of the first minute, milliseconds
     * @param price where the walk begins
     * @param tick  step that every price is rounded to
     */
    public GeneratedCandles(long seed, long start, BigDecimal price, BigDecimal tick) {
        this.random = new SplittableRandom(seed);
        this.time = start;
        this.price = price.doubleValue();
        this.tick = tick;
        this.smallest = tick.doubleValue() * 100;
    }

    @Override
    public Optional<Candle> next() {
        double open = random.nextInt(500) == 0 ? moved(price, 4) : price;
        double close = moved(open, 1);
        double top = StrictMath.max(open, close) * (1 + StrictMath.abs(random.nextGaussian()) * volatility * 0.5);
        double bottom = StrictMath.max(smallest / 2, StrictMath.min(open, close) * (1 - StrictMath.abs(random.nextGaussian()) * volatility * 0.5));
        double move = StrictMath.abs(close / open - 1);
        double volume = 20 * (0.3 + random.nextDouble()) * (1 + move / NORMAL);
        volatility = StrictMath.max(NORMAL / 4, StrictMath.min(NORMAL * 8, 0.94 * volatility + 0.04 * NORMAL + 0.03 * move));
        price = close;
        BigDecimal o = tick(open, RoundingMode.HALF_UP);
        BigDecimal c = tick(close, RoundingMode.HALF_UP);
        Candle candle = new Candle(time, o, tick(top, RoundingMode.UP).max(o).max(c), tick(bottom, RoundingMode.DOWN).min(o).min(c), c,
                BigDecimal.valueOf(volume).setScale(3, RoundingMode.HALF_UP));
        time += Candle.MINUTE;
        return Optional.of(candle);
    }

    private double moved(double from, double strength) {
        return StrictMath.max(smallest, from * (1 + random.nextGaussian() * volatility * strength));
    }

    private BigDecimal tick(double value, RoundingMode rounding) {
        return BigDecimal.valueOf(value).divide(tick, 0, rounding).max(BigDecimal.ONE).multiply(tick);
    }
}
