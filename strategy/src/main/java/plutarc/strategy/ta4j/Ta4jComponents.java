package plutarc.strategy.ta4j;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.Rule;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import plutarc.strategy.component.Code;
import plutarc.strategy.component.Component;
import plutarc.strategy.component.ComponentFactory;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.component.Words;
import plutarc.strategy.graph.Frame;

/**
 * Turns ta4j rules and indicators into component factories. Each component has a bar series of its own, in doubles, to which bars are added one by one
 * as they close; so even a rule that asks for the last bar sees no further. ta4j is some fifteen times slower than a built-in component.
 */
public final class Ta4jComponents {
    private Ta4jComponents() { }

    /**
     * Votes long where the first rule holds, short where the second does, and not at all where both or none do.
     *
     * @param keepBars bars the series remembers; more than the rules' unstable bars and longest window
     */
    public static ComponentFactory ofRules(int keepBars, BiFunction<BarSeries, Params, Rule> longs, BiFunction<BarSeries, Params, Rule> shorts) {
        return (params, wiring) -> {
            Series series = new Series(wiring.bars(), keepBars);
            Rule up = longs.apply(series.bars, params);
            Rule down = shorts.apply(series.bars, params);
            double[] close = wiring.bars().close;
            return wiring.voting(close, Words.vote("close"), slot -> {
                if (!series.add(slot)) {
                    return Code.WARMING;
                }
                int index = series.bars.getEndIndex();
                return (byte) ((up.isSatisfied(index) ? 1 : 0) - (down.isSatisfied(index) ? 1 : 0));
            });
        };
    }

    /** What an indicator's value says. */
    @FunctionalInterface
    public interface Reading {
        /** {@link Code#LONG}, {@link Code#SHORT} or {@link Code#NEUTRAL} for a value that is a number. */
        byte of(double value, Params params);
    }

    /** Votes what {@code reading} makes of an indicator's value; warming while that is NaN or the indicator is unstable. */
    public static ComponentFactory ofIndicator(String what, int keepBars, BiFunction<BarSeries, Params, Indicator<Num>> make, Reading reading) {
        return (params, wiring) -> indicator(what, keepBars, make, reading, params, wiring);
    }

    private static Component indicator(String what, int keepBars, BiFunction<BarSeries, Params, Indicator<Num>> make, Reading reading, Params params, Wiring wiring) {
        Series series = new Series(wiring.bars(), keepBars);
        Indicator<Num> indicator = make.apply(series.bars, params);
        double[] values = wiring.fill(out -> slot -> {
            boolean added = series.add(slot);
            int index = series.bars.getEndIndex();
            out[slot] = added && index >= indicator.getCountOfUnstableBars() ? indicator.getValue(index).doubleValue() : Double.NaN;
        });
        return wiring.voting(values, Words.vote(what), slot -> Double.isNaN(values[slot]) ? Code.WARMING : reading.of(values[slot], params));
    }

    /** A frame's closed bars as a ta4j series. */
    private static final class Series {
        private final Frame frame;
        private final Duration period;
        private final BarSeries bars;

        Series(Frame frame, int keepBars) {
            this.frame = frame;
            this.period = Duration.ofMillis(frame.interval.millis());
            this.bars = new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).withMaxBarCount(keepBars).build();
        }

        /** Whether the slot held a bar with prices, which now is the last of the series. */
        boolean add(int slot) {
            if (Double.isNaN(frame.close[slot])) {
                return false;
            }
            bars.barBuilder().timePeriod(period).endTime(Instant.ofEpochMilli(frame.openTime[slot] + frame.interval.millis())).openPrice(frame.open[slot])
                    .highPrice(frame.high[slot]).lowPrice(frame.low[slot]).closePrice(frame.close[slot]).volume(frame.volume[slot]).add();
            return true;
        }
    }
}
