package plutarc.strategy.component.meanreversion;

import static plutarc.strategy.component.ParamSpec.choice;
import static plutarc.strategy.component.ParamSpec.decimal;
import static plutarc.strategy.component.ParamSpec.flag;
import static plutarc.strategy.component.ParamSpec.integer;
import static plutarc.strategy.component.SpecBuilder.component;

import plutarc.strategy.component.Category;
import plutarc.strategy.component.Code;
import plutarc.strategy.component.Component;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.component.Words;
import plutarc.strategy.indicator.Bands;
import plutarc.strategy.indicator.Indicators;
import plutarc.strategy.indicator.Vwap;

/** Votes for the way back from an extreme: RSI, Bollinger bands, VWAP, z-score, stochastic RSI. */
public final class Reversions {
    public static final ComponentSpec RSI_LEVEL = component("rsi_level", "RSI Reversion", Category.MEAN_REVERSION).roles(Role.SIGNAL)
            .says("Long at or below the low mark, short at or above the high one; on re-entry, only on the bar that comes back inside.")
            .params(integer("period", 14, 2, 50, "Wilder period, bars"), decimal("low", 30, 5, 45, 1, "Low mark"), decimal("high", 70, 55, 95, 1, "High mark"),
                    flag("on_reentry", true, "Wait for the bar that comes back"))
            .warmup(p -> p.integer("period") + 2).build(Reversions::rsiLevel);

    public static final ComponentSpec BOLLINGER = component("bollinger_reversion", "Bollinger Reversion", Category.MEAN_REVERSION).roles(Role.SIGNAL)
            .says("Long when a close below the lower band is followed by one inside, short at the upper band; without re-entry, at once outside.")
            .params(integer("period", 20, 5, 200, "Bars"), decimal("stdev", 2, 0.5, 4, 0.1, "Width, standard deviations"),
                    flag("require_reentry", true, "Wait for the close that comes back"))
            .warmup(p -> p.integer("period") + 1).build(Reversions::bollinger);

    public static final ComponentSpec VWAP = component("vwap_deviation", "VWAP Deviation", Category.MEAN_REVERSION).roles(Role.SIGNAL, Role.ENTRY_GUARD)
            .says("Fades the close's distance from the session's VWAP in standard deviations: long below, short above. Sessions start at 00:00 UTC.")
            .params(decimal("k", 2, 0.5, 5, 0.1, "Distance, standard deviations"), choice("reset", "When the session starts anew", "day", "week"))
            .warmup(p -> 2).build(Reversions::vwap);

    public static final ComponentSpec ZSCORE = component("zscore_reversion", "Z-Score Reversion", Category.MEAN_REVERSION).roles(Role.SIGNAL)
            .says("Fades the close's distance from its mean in standard deviations: long at or below -k, short at or above k.")
            .params(integer("period", 50, 10, 400, "Bars"), decimal("k", 2, 0.5, 5, 0.1, "Distance, standard deviations"))
            .warmup(p -> p.integer("period")).build(Reversions::zscore);

    public static final ComponentSpec STOCH_RSI = component("stoch_rsi", "Stochastic RSI", Category.MEAN_REVERSION).roles(Role.SIGNAL, Role.FILTER)
            .says("Long on the bar where the smoothed stochastic of the RSI crosses up through the low mark while above its average, short mirrored.")
            .params(integer("rsi", 14, 2, 50, "Wilder period of the RSI, bars"), integer("stoch", 14, 5, 50, "Window over the RSI, bars"),
                    integer("k", 3, 1, 10, "Smoothing, bars"), integer("d", 3, 1, 10, "Average, bars"), decimal("low", 20, 5, 45, 1, "Low mark"),
                    decimal("high", 80, 55, 95, 1, "High mark"))
            .warmup(p -> p.integer("rsi") + p.integer("stoch") + p.integer("k") + p.integer("d")).build(Reversions::stochRsi);

    private Reversions() { }

    private static Component rsiLevel(Params p, Wiring w) {
        double[] rsi = Indicators.rsi(w, p.integer("period"));
        double low = p.number("low");
        double high = p.number("high");
        boolean reentry = p.flag("on_reentry");
        double[] before = {Double.NaN};
        return w.voting(rsi, Words.rule("RSI", (reentry ? "a return through " : "at most ") + Words.figure(low) + " or " + Words.figure(high)), i -> {
            double now = rsi[i];
            if (now != now) {
                return Code.WARMING;
            }
            double last = before[0];
            before[0] = now;
            if (!reentry) {
                return now <= low ? Code.LONG : now >= high ? Code.SHORT : Code.NEUTRAL;
            }
            return last <= low && now > low ? Code.LONG : last >= high && now < high ? Code.SHORT : Code.NEUTRAL;
        });
    }

    private static Component bollinger(Params p, Wiring w) {
        Bands bands = Indicators.bollinger(w, p.integer("period"), p.number("stdev"));
        double[] close = w.bars().close;
        boolean reentry = p.flag("require_reentry");
        double[] place = w.fill(out -> i -> {
            double width = bands.upper()[i] - bands.lower()[i];
            out[i] = width > 0 ? 100 * (close[i] - bands.lower()[i]) / width : width == 0 ? 50 : Double.NaN;
        });
        double[] before = {Double.NaN};
        return w.voting(place, Words.rule("place between the bands, %:", reentry ? "a return from below 0 or above 100" : "below 0 or above 100"), i -> {
            double now = place[i];
            if (now != now) {
                return Code.WARMING;
            }
            double last = before[0];
            before[0] = now;
            if (!reentry) {
                return now < 0 ? Code.LONG : now > 100 ? Code.SHORT : Code.NEUTRAL;
            }
            return last < 0 && now >= 0 ? Code.LONG : last > 100 && now <= 100 ? Code.SHORT : Code.NEUTRAL;
        });
    }

    private static Component vwap(Params p, Wiring w) {
        Vwap vwap = Indicators.vwap(w, p.is("reset", "week"));
        double[] close = w.bars().close;
        double[] z = w.fill(out -> i -> out[i] = ratio(close[i] - vwap.average[i], vwap.deviation[i]));
        return fade(w, z, p.number("k"), "deviations from VWAP:");
    }

    private static Component zscore(Params p, Wiring w) {
        int period = p.integer("period");
        double[] mean = Indicators.sma(w, period);
        double[] deviation = Indicators.deviationOf(w, "close", w.bars().close, period);
        double[] close = w.bars().close;
        double[] z = w.fill(out -> i -> out[i] = ratio(close[i] - mean[i], deviation[i]));
        return fade(w, z, p.number("k"), "z-score");
    }

    private static Component fade(Wiring w, double[] z, double k, String what) {
        return w.voting(z, Words.rule(what, "beyond ±" + Words.figure(k)), i -> {
            double v = z[i];
            return v != v ? Code.WARMING : v <= -k ? Code.LONG : v >= k ? Code.SHORT : Code.NEUTRAL;
        });
    }

    /** 0 where nothing deviates: flat prices are at their mean, whatever the rounding says. */
    private static double ratio(double distance, double deviation) {
        return deviation > 0 ? distance / deviation : deviation == 0 ? 0 : Double.NaN;
    }

    private static Component stochRsi(Params p, Wiring w) {
        String name = "stochastic_rsi " + p.integer("rsi") + " " + p.integer("stoch");
        double[] k = Indicators.smaOf(w, name, Indicators.stochasticRsi(w, p.integer("rsi"), p.integer("stoch")), p.integer("k"));
        double[] d = Indicators.smaOf(w, name + " " + p.integer("k"), k, p.integer("d"));
        double low = p.number("low");
        double high = p.number("high");
        double[] before = {Double.NaN};
        return w.voting(k, Words.rule("stochastic RSI", "a crossing up through " + Words.figure(low) + " or down through " + Words.figure(high)), i -> {
            double now = k[i];
            if (now != now || d[i] != d[i]) {
                return Code.WARMING;
            }
            double last = before[0];
            before[0] = now;
            return last <= low && now > low && now > d[i] ? Code.LONG : last >= high && now < high && now < d[i] ? Code.SHORT : Code.NEUTRAL;
        });
    }
}
