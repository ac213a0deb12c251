package plutarc.paperexchange.market;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Candles read before, with a rule for what follows the last one. */
public final class FileCandles implements CandleSource {

    /** What follows the last candle. */
    public enum AtEnd {
        /** Nothing: the market closes. */
        STOP,
        /** The same candles again, later; the price jumps back to where they began. */
        LOOP,
        /** Seeded generated candles that go on from the last price. */
        GENERATE
    }

    private final List<Candle> candles;
    private final AtEnd atEnd;
    private final BigDecimal tick;
    private final long seed;
    private int at;
    private long shift;
    private GeneratedCandles generated;

    /**
     * @param tick price step of generated candles
     * @param seed of generated candles
     */
    public FileCandles(List<Candle> candles, AtEnd atEnd, BigDecimal tick, long seed) {
        this.candles = List.copyOf(candles);
        this.atEnd = atEnd;
        this.tick = tick;
        this.seed = seed;
    }

    @Override
    public Optional<Candle> next() {
        if (at < candles.size()) {
            Candle candle = candles.get(at++);
            return Optional.of(shift == 0 ? candle : candle.at(candle.openTime() + shift));
        }
        return switch (atEnd) {
            case STOP -> Optional.empty();
            case LOOP -> {
                shift += candles.getLast().openTime() + Candle.MINUTE - candles.getFirst().openTime();
                at = 0;
                yield next();
            }
            case GENERATE -> {
                if (generated == null) {
                    generated = new GeneratedCandles(seed, candles.getLast().openTime() + Candle.MINUTE, candles.getLast().close(), tick);
                }
                yield generated.next();
            }
        };
    }
}
