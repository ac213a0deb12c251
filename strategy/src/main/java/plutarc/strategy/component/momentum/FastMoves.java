package plutarc.strategy.component.momentum;

import static plutarc.strategy.component.ParamSpec.decimal;
import static plutarc.strategy.component.ParamSpec.integer;
import static plutarc.strategy.component.SpecBuilder.component;

import plutarc.strategy.component.Category;
import plutarc.strategy.component.Code;
import plutarc.strategy.component.Component;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.Hold;
import plutarc.strategy.component.IntervalMenu;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.component.Words;
import plutarc.strategy.indicator.Indicators;
import plutarc.strategy.indicator.Pivots;

/** Momentum read off the price itself: the slope of a very short average, and the break of a swing point. */
public final class FastMoves {
    public static final ComponentSpec MICRO_MOMENTUM = component("micro_momentum", "Micro Momentum", Category.MOMENTUM).roles(Role.SIGNAL)
            .says("Slope of a very short EMA in basis points a bar: long at or above the threshold, short at or below its negative.")
            .params(integer("ema", 5, 2, 20, "Period of the EMA, bars"), integer("lookback", 2, 1, 10, "Bars over which the slope is taken"),
                    decimal("min_slope_bps", 2, 0.2, 50, 0.1, "Smallest slope, basis points a bar"))
            .menu(IntervalMenu.FAST).warmup(p -> p.integer("ema") + p.integer("lookback")).build(FastMoves::microMomentum);

    public static final ComponentSpec STRUCTURE_BREAK = component("structure_break", "Market Structure Break", Category.MOMENTUM).roles(Role.SIGNAL)
            .says("Long on the bar whose close first passes the last confirmed swing high, short below the last swing low, held for some bars.")
            .params(integer("pivot_left", 3, 1, 10, "Bars left of a swing point"), integer("pivot_right", 3, 1, 10, "Bars right of it, which confirm it"),
                    integer("ttl", 2, 1, 10, "Bars a break stays valid"))
            .warmup(p -> p.integer("pivot_left") + p.integer("pivot_right") + 1).build(FastMoves::structureBreak);

    private FastMoves() { }

    private static Component microMomentum(Params p, Wiring w) {
        double[] ema = Indicators.ema(w, p.integer("ema"));
        int lookback = p.integer("lookback");
        double[] then = Indicators.lagOf(w, "ema " + p.integer("ema"), ema, lookback);
        double min = p.number("min_slope_bps");
        double[] slope = w.fill(out -> i -> out[i] = 10_000 * (ema[i] / then[i] - 1) / lookback);
        return w.voting(slope, Words.rule("slope bps a bar", "beyond ±" + Words.figure(min)), i -> {
            double s = slope[i];
            return s != s ? Code.WARMING : s >= min ? Code.LONG : s <= -min ? Code.SHORT : Code.NEUTRAL;
        });
    }

    private static Component structureBreak(Params p, Wiring w) {
        Pivots pivots = Indicators.pivots(w, p.integer("pivot_left"), p.integer("pivot_right"));
        double[] close = w.bars().close;
        Hold hold = new Hold(p.integer("ttl"));
        double[] swing = {Double.NaN, Double.NaN};
        int[] seen = new int[1];
        int window = p.integer("pivot_left") + p.integer("pivot_right") + 1;
        return w.voting(close, Words.vote("close"), i -> {
            double c = close[i];
            if (c != c || seen[0] < window - 1) {
                seen[0] += c == c ? 1 : 0;
                return Code.WARMING;
            }
            if (pivots.high[i] == pivots.high[i]) {
                swing[0] = pivots.high[i];
            }
            if (pivots.low[i] == pivots.low[i]) {
                swing[1] = pivots.low[i];
            }
            // A swing that is broken is spent: the next break needs a new one.
            int fresh = 0;
            if (c > swing[0]) {
                fresh = 1;
                swing[0] = Double.NaN;
            } else if (c < swing[1]) {
                fresh = -1;
                swing[1] = Double.NaN;
            }
            return hold.next(fresh);
        });
    }
}
