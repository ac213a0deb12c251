package plutarc.strategy.component.meanreversion;

import static plutarc.strategy.component.ParamSpec.choice;
import static plutarc.strategy.component.ParamSpec.integer;
import static plutarc.strategy.component.SpecBuilder.component;

import plutarc.strategy.component.Category;
import plutarc.strategy.component.Code;
import plutarc.strategy.component.Component;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.Hold;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.component.Words;
import plutarc.strategy.indicator.Indicators;
import plutarc.strategy.indicator.Pivots;

/**
 * RSI Divergence: two swing points in a row on which price and RSI disagree. Regular: price makes a lower low, the RSI at it a higher low (long);
 * hidden: price a higher low, the RSI a lower low (long, with the trend). Highs mirrored. Known only once the second swing point is confirmed.
 */
public final class RsiDivergence {
    public static final ComponentSpec SPEC = component("rsi_divergence", "RSI Divergence", Category.MEAN_REVERSION).roles(Role.SIGNAL)
            .says("Swing points on which price and RSI disagree: regular divergence votes for a turn, hidden divergence for the trend to go on.")
            .params(integer("rsi", 14, 2, 50, "Wilder period of the RSI, bars"), integer("left", 5, 2, 15, "Bars left of a swing point"),
                    integer("right", 3, 1, 10, "Bars right of it, which confirm it"), integer("lookback", 60, 20, 300, "Most bars between the two swing points"),
                    choice("kinds", "Which divergences count", "both", "regular", "hidden"), integer("ttl", 3, 1, 10, "Bars it stays valid once confirmed"))
            .warmup(p -> p.integer("rsi") + p.integer("left") + p.integer("right") + 2).build(RsiDivergence::create);

    private RsiDivergence() { }

    private static Component create(Params p, Wiring w) {
        Pivots pivots = Indicators.pivots(w, p.integer("left"), p.integer("right"));
        int period = p.integer("rsi");
        double[] rsi = Indicators.rsi(w, period);
        double[] rsiThen = Indicators.lagOf(w, "rsi " + period, rsi, p.integer("right"));
        Hold hold = new Hold(p.integer("ttl"));
        int lookback = p.integer("lookback");
        boolean regular = !p.is("kinds", "hidden");
        boolean hidden = !p.is("kinds", "regular");
        Swings lows = new Swings(lookback, regular, hidden);
        Swings highs = new Swings(lookback, regular, hidden);
        return w.voting(rsi, Words.vote("RSI"), i -> {
            double r = rsiThen[i];
            if (r != r) {
                return Code.WARMING;
            }
            // Highs are lows upside down.
            int bullish = lows.next(pivots.low[i], r) ? 1 : 0;
            int bearish = highs.next(-pivots.high[i], -r) ? 1 : 0;
            return hold.next(bullish - bearish);
        });
    }

    /** The last swing low and whether a new one diverges from it. */
    private static final class Swings {
        private final int lookback;
        private final boolean regular;
        private final boolean hidden;
        private double price = Double.NaN;
        private double rsi;
        private int age;

        Swings(int lookback, boolean regular, boolean hidden) {
            this.lookback = lookback;
            this.regular = regular;
            this.hidden = hidden;
        }

        boolean next(double low, double rsiAtLow) {
            age = Math.min(age + 1, lookback + 1);
            if (low != low) {
                return false;
            }
            boolean diverges = age <= lookback && (regular && low < price && rsiAtLow > rsi || hidden && low > price && rsiAtLow < rsi);
            price = low;
            rsi = rsiAtLow;
            age = 0;
            return diverges;
        }
    }
}
