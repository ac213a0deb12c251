package plutarc.strategy.component.trend;

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
import plutarc.strategy.indicator.Supertrend;

/** Trends read off a line or channel on the chart: Supertrend, the Ichimoku cloud, the parabolic SAR, a Donchian channel. */
public final class TrendLines {
    public static final ComponentSpec SUPERTREND = component("supertrend", "Supertrend", Category.TREND).roles(Role.SIGNAL, Role.FILTER)
            .says("The side of the Supertrend line.")
            .params(integer("atr_period", 10, 5, 50, "Wilder period of the ATR, bars"), decimal("mult", 3, 1, 10, 0.1, "Distance of the bands, ATRs"))
            .warmup(p -> p.integer("atr_period") + 1).build(TrendLines::supertrend);

    public static final ComponentSpec ICHIMOKU = component("ichimoku", "Ichimoku Cloud", Category.TREND).roles(Role.SIGNAL, Role.FILTER)
            .says("Long while the close is above the cloud and the conversion line above the base line; short while below both ways.")
            .params(integer("conv", 9, 5, 30, "Conversion line, bars"), integer("base", 26, 10, 80, "Base line, bars"),
                    integer("span_b", 52, 20, 160, "Leading span B, bars"), integer("displacement", 26, 1, 80, "Bars the cloud is shifted forward"))
            .ascending("conv", "base").ascending("base", "span_b").menu(IntervalMenu.SLOW)
            .warmup(p -> p.integer("span_b") + p.integer("displacement")).build(TrendLines::ichimoku);

    public static final ComponentSpec PSAR = component("psar", "Parabolic SAR", Category.TREND).roles(Role.SIGNAL, Role.FILTER)
            .says("Long while the close is above the parabolic stop, short while below.")
            .params(decimal("step", 0.02, 0.005, 0.1, 0.005, "Acceleration step"), decimal("max", 0.2, 0.05, 0.5, 0.01, "Largest acceleration"))
            .ascending("step", "max").warmup(p -> 2).build(TrendLines::psar);

    public static final ComponentSpec DONCHIAN = component("donchian_breakout", "Donchian Breakout", Category.TREND).roles(Role.SIGNAL)
            .says("Long on a close above the highest high of the bars before, short below their lowest low, held for some bars.")
            .params(integer("period", 20, 5, 200, "Bars of the channel, the current one not included"),
                    decimal("buffer_atr", 0, 0, 2, 0.1, "How far beyond, ATRs of 14 bars"), integer("ttl", 1, 1, 10, "Bars a breakout stays valid"))
            .warmup(p -> Math.max(p.integer("period") + 1, 14)).build(TrendLines::donchian);

    private TrendLines() { }

    private static Component supertrend(Params p, Wiring w) {
        Supertrend st = Indicators.supertrend(w, p.integer("atr_period"), p.number("mult"));
        return w.voting(st.line, Words.vote("Supertrend line"), i -> st.line[i] != st.line[i] ? Code.WARMING : (byte) st.direction[i]);
    }

    private static Component ichimoku(Params p, Wiring w) {
        double[] conversion = Indicators.middle(w, p.integer("conv"));
        double[] base = Indicators.middle(w, p.integer("base"));
        double[] slow = Indicators.middle(w, p.integer("span_b"));
        double[] mean = w.fill(out -> i -> out[i] = (conversion[i] + base[i]) / 2);
        int shift = p.integer("displacement");
        double[] spanA = Indicators.lagOf(w, "senkou_a " + p.integer("conv") + " " + p.integer("base"), mean, shift);
        double[] spanB = Indicators.lagOf(w, "middle " + p.integer("span_b"), slow, shift);
        double[] close = w.bars().close;
        double[] distance = w.fill(out -> i -> out[i] = 100 * (close[i] / Math.max(spanA[i], spanB[i]) - 1));
        return w.voting(distance, Words.vote("close against the cloud's top, %:"), i -> {
            double top = Math.max(spanA[i], spanB[i]);
            if (top != top || close[i] != close[i]) {
                return Code.WARMING;
            }
            double bottom = Math.min(spanA[i], spanB[i]);
            boolean up = close[i] > top && conversion[i] > base[i];
            return up ? Code.LONG : close[i] < bottom && conversion[i] < base[i] ? Code.SHORT : Code.NEUTRAL;
        });
    }

    private static Component psar(Params p, Wiring w) {
        double[] sar = Indicators.parabolicSar(w, p.number("step"), p.number("max"));
        double[] close = w.bars().close;
        return w.voting(sar, Words.vote("SAR"), i -> sar[i] != sar[i] ? Code.WARMING : (byte) Math.signum(close[i] - sar[i]));
    }

    private static Component donchian(Params p, Wiring w) {
        int period = p.integer("period");
        double[] top = Indicators.lagOf(w, "highest " + period, Indicators.highest(w, period), 1);
        double[] bottom = Indicators.lagOf(w, "lowest " + period, Indicators.lowest(w, period), 1);
        double[] atr = Indicators.atr(w, 14);
        double[] close = w.bars().close;
        double buffer = p.number("buffer_atr");
        Hold hold = new Hold(p.integer("ttl"));
        double[] place = w.fill(out -> i -> out[i] = top[i] > bottom[i] ? 100 * (close[i] - bottom[i]) / (top[i] - bottom[i]) : top[i] == bottom[i] ? 50 : Double.NaN);
        return w.voting(place, Words.vote("place in the channel, %:"), i -> {
            double reach = buffer == 0 ? 0 : buffer * atr[i];
            double above = close[i] - top[i] - reach;
            double below = bottom[i] - reach - close[i];
            return above != above ? Code.WARMING : hold.next(above > 0 ? 1 : below > 0 ? -1 : 0);
        });
    }
}
