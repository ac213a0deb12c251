package plutarc.paperexchange.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import plutarc.paperexchange.venue.MarketStep;

/**
 * The way of the price through a minute: a jump to the open, then open → one extreme → the other → close, travelled in steps of equal
 * time with the volume spread evenly. A candle that ends higher is taken to have made its low first, otherwise its high first.
 */
public final class IntrabarPath {
    private final int steps;
    private final BigDecimal tick;

    /**
     * @param steps of every minute, at least 4
     * @param tick  step that prices between the four known ones are rounded to
     */
    public IntrabarPath(int steps, BigDecimal tick) {
        if (steps < 4) {
            throw new IllegalArgumentException("ticks per bar is " + steps + ", allowed is 4 or more");
        }
        this.steps = steps;
        this.tick = tick;
    }

    /** How many steps every minute has. */
    public int steps() {
        return steps;
    }

    /**
     * The steps of a minute.
     *
     * @param firstIndex  index of the first of them
     * @param lowFirst    whether the low comes before the high
     * @param fundingRate due at this minute's open; null for none
     */
    public List<MarketStep> steps(Candle candle, long firstIndex, boolean lowFirst, BigDecimal fundingRate) {
        BigDecimal[] corner = {candle.open(), lowFirst ? candle.low() : candle.high(), lowFirst ? candle.high() : candle.low(), candle.close()};
        int legs = steps - 1;
        int[] end = {0, Math.max(1, legs / 3), Math.max(2, 2 * legs / 3), legs};
        BigDecimal volume = candle.volume().divide(BigDecimal.valueOf(steps), 3, RoundingMode.DOWN);
        List<MarketStep> path = new ArrayList<>(steps);
        path.add(new MarketStep(firstIndex, MarketStep.Kind.OPEN, candle.openTime(), candle.open(), volume, fundingRate));
        for (int leg = 1; leg <= 3; leg++) {
            for (int i = end[leg - 1] + 1; i <= end[leg]; i++) {
                boolean last = i == legs;
                BigDecimal price = i == end[leg] ? corner[leg] : between(corner[leg - 1], corner[leg], i - end[leg - 1], end[leg] - end[leg - 1]);
                BigDecimal rest = last ? candle.volume().subtract(volume.multiply(BigDecimal.valueOf(legs))) : volume;
                long time = last ? candle.openTime() + Candle.MINUTE - 1 : candle.openTime() + i * Candle.MINUTE / steps;
                path.add(new MarketStep(firstIndex + i, last ? MarketStep.Kind.CLOSE : MarketStep.Kind.MOVE, time, price, rest, null));
            }
        }
        return path;
    }

    private BigDecimal between(BigDecimal from, BigDecimal to, int part, int parts) {
        BigDecimal price = from.add(to.subtract(from).multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(parts), 8, RoundingMode.HALF_UP));
        BigDecimal rounded = price.divide(tick, 0, RoundingMode.HALF_UP).multiply(tick);
        return rounded.max(from.min(to)).min(from.max(to));
    }
}
