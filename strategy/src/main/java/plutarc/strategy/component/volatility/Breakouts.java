package plutarc.strategy.component.volatility;

import static plutarc.strategy.component.ParamSpec.decimal;
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
import plutarc.strategy.indicator.Bands;
import plutarc.strategy.indicator.Indicators;

/** Votes for the direction in which the market leaves a calm: squeeze, Keltner channel, realised volatility. */
public final class Breakouts {
    public static final ComponentSpec SQUEEZE = component("bollinger_squeeze", "Bollinger Squeeze Breakout", Category.VOLATILITY).roles(Role.SIGNAL)
            .says("After the Bollinger bands have lain inside the Keltner channel for some bars: the side on which a close leaves the bands.")
            .params(integer("bb_period", 20, 5, 200, "Bollinger bands, bars"), decimal("bb_stdev", 2, 0.5, 4, 0.1, "Their width, standard deviations"),
                    integer("kc_period", 20, 5, 200, "Keltner channel's EMA and ATR, bars"), decimal("kc_mult", 1.5, 0.5, 5, 0.1, "Its width, ATRs"),
                    integer("min_squeeze_bars", 6, 1, 50, "Bars inside before it counts"), integer("ttl", 1, 1, 10, "Bars a breakout stays valid"))
            .warmup(p -> Math.max(p.integer("bb_period"), p.integer("kc_period")) + p.integer("min_squeeze_bars")).build(Breakouts::squeeze);

    public static final ComponentSpec KELTNER = component("keltner_breakout", "Keltner Breakout", Category.VOLATILITY).roles(Role.SIGNAL, Role.FILTER)
            .says("Long while the close is above the Keltner channel, short while below.")
            .params(integer("ema", 20, 5, 200, "EMA, bars"), integer("atr", 14, 5, 100, "Wilder period of the ATR, bars"),
                    decimal("mult", 2, 0.5, 5, 0.1, "Width, ATRs"))
            .warmup(p -> Math.max(p.integer("ema"), p.integer("atr"))).build(Breakouts::keltner);

    public static final ComponentSpec VOL_PERCENTILE = component("vol_percentile", "Realised Volatility Breakout", Category.VOLATILITY)
            .roles(Role.SIGNAL, Role.FILTER)
            .says("When realised volatility's rank rises through a mark: the direction of the last bars' return, held for some bars.")
            .params(integer("vol_window", 20, 5, 200, "Window of the volatility, bars"), integer("rank_window", 200, 50, 2000, "Window of the rank, bars"),
                    decimal("p", 80, 50, 99, 1, "Rank to rise through, percent"), integer("dir_bars", 3, 1, 20, "Bars of the return"),
                    integer("ttl", 1, 1, 10, "Bars a breakout stays valid"))
            .warmup(p -> p.integer("vol_window") + p.integer("rank_window") + 1).build(Breakouts::volPercentile);

    private Breakouts() { }

    private static Component squeeze(Params p, Wiring w) {
        Bands bb = Indicators.bollinger(w, p.integer("bb_period"), p.number("bb_stdev"));
        Bands kc = Indicators.keltner(w, p.integer("kc_period"), p.integer("kc_period"), p.number("kc_mult"));
        double[] close = w.bars().close;
        int min = p.integer("min_squeeze_bars");
        Hold hold = new Hold(p.integer("ttl"));
        int[] bars = new int[1];
        double[] ratio = w.fill(out -> i -> {
            double channel = kc.upper()[i] - kc.lower()[i];
            out[i] = channel > 0 ? (bb.upper()[i] - bb.lower()[i]) / channel : channel == 0 ? 1 : Double.NaN;
        });
        return w.voting(ratio, Words.rule("bands' width against the channel's:", "a break after " + min + " bars below 1"), i -> {
            if (ratio[i] != ratio[i]) {
                return Code.WARMING;
            }
            boolean inside = bb.upper()[i] < kc.upper()[i] && bb.lower()[i] > kc.lower()[i];
            int side = close[i] > bb.upper()[i] ? 1 : close[i] < bb.lower()[i] ? -1 : 0;
            int fresh = bars[0] >= min ? side : 0;
            bars[0] = inside && fresh == 0 ? Math.min(bars[0] + 1, min) : !inside ? 0 : bars[0];
            if (fresh != 0) {
                bars[0] = 0;
            }
            return hold.next(fresh);
        });
    }

    private static Component keltner(Params p, Wiring w) {
        Bands kc = Indicators.keltner(w, p.integer("ema"), p.integer("atr"), p.number("mult"));
        double[] close = w.bars().close;
        double[] place = w.fill(out -> i -> {
            double width = kc.upper()[i] - kc.lower()[i];
            out[i] = width > 0 ? 100 * (close[i] - kc.lower()[i]) / width : width == 0 ? 50 : Double.NaN;
        });
        return w.voting(place, Words.rule("place in the channel, %:", "below 0 or above 100"), i -> {
            double v = place[i];
            return v != v ? Code.WARMING : v > 100 ? Code.LONG : v < 0 ? Code.SHORT : Code.NEUTRAL;
        });
    }

    private static Component volPercentile(Params p, Wiring w) {
        int window = p.integer("vol_window");
        double[] rank = Indicators.rankOf(w, "volatility " + window, Indicators.realisedVolatility(w, window), p.integer("rank_window"));
        double[] move = Indicators.roc(w, p.integer("dir_bars"));
        double mark = p.number("p");
        Hold hold = new Hold(p.integer("ttl"));
        double[] before = {Double.NaN};
        return w.voting(rank, Words.rule("volatility rank", "to rise through " + Words.figure(mark)), i -> {
            double now = rank[i];
            if (now != now) {
                return Code.WARMING;
            }
            double last = before[0];
            before[0] = now;
            return hold.next(last < mark && now >= mark ? (int) Math.signum(move[i]) : 0);
        });
    }
}
