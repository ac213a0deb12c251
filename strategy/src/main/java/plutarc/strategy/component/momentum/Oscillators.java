package plutarc.strategy.component.momentum;

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
import plutarc.strategy.indicator.Indicators;
import plutarc.strategy.indicator.Macd;

/** Momentum read off an oscillator: MACD, rate of change, stochastic. */
public final class Oscillators {
    public static final ComponentSpec MACD = component("macd", "MACD", Category.MOMENTUM).roles(Role.SIGNAL, Role.FILTER)
            .says("The sign of the MACD histogram; with the zero line, only where the MACD itself is on the same side.")
            .params(integer("fast", 12, 3, 50, "Fast EMA, bars"), integer("slow", 26, 5, 100, "Slow EMA, bars"),
                    integer("signal", 9, 2, 50, "EMA of the difference, bars"), flag("zero_line", false, "Ask the MACD's own side to agree"))
            .ascending("fast", "slow").warmup(p -> p.integer("slow") + p.integer("signal")).build(Oscillators::macd);

    public static final ComponentSpec ROC = component("roc", "Rate of Change", Category.MOMENTUM).roles(Role.SIGNAL, Role.FILTER)
            .says("Long when the price rose by the threshold over the period, short when it fell by it.")
            .params(integer("period", 12, 1, 200, "Bars"), decimal("threshold_pct", 1, 0.05, 20, 0.05, "Smallest change, percent"))
            .warmup(p -> p.integer("period") + 1).build(Oscillators::roc);

    public static final ComponentSpec STOCHASTIC = component("stochastic", "Stochastic Oscillator", Category.MOMENTUM).roles(Role.SIGNAL, Role.FILTER)
            .says("Long on the bar where %K crosses above %D below the low mark, short where it crosses below %D above the high mark.")
            .params(integer("k", 14, 5, 50, "Window of %K, bars"), integer("d", 3, 1, 10, "Average of %K, bars"),
                    integer("smooth", 3, 1, 10, "Smoothing of %K itself, bars"), decimal("low", 20, 5, 45, 1, "Low mark"),
                    decimal("high", 80, 55, 95, 1, "High mark"))
            .warmup(p -> p.integer("k") + p.integer("d") + p.integer("smooth")).build(Oscillators::stochastic);

    private Oscillators() { }

    private static Component macd(Params p, Wiring w) {
        Macd macd = Indicators.macd(w, p.integer("fast"), p.integer("slow"), p.integer("signal"));
        double[] histogram = macd.histogram();
        double[] line = macd.line();
        boolean zero = p.flag("zero_line");
        return w.voting(histogram, Words.vote("MACD histogram"), i -> {
            double h = histogram[i];
            if (h != h) {
                return Code.WARMING;
            }
            byte side = (byte) Math.signum(h);
            return zero && line[i] * side <= 0 ? Code.NEUTRAL : side;
        });
    }

    private static Component roc(Params p, Wiring w) {
        double[] change = Indicators.roc(w, p.integer("period"));
        double threshold = p.number("threshold_pct");
        return w.voting(change, Words.rule("change %", "beyond ±" + Words.figure(threshold)), i -> {
            double v = change[i];
            return v != v ? Code.WARMING : v >= threshold ? Code.LONG : v <= -threshold ? Code.SHORT : Code.NEUTRAL;
        });
    }

    private static Component stochastic(Params p, Wiring w) {
        String name = "stochastic " + p.integer("k");
        double[] k = Indicators.smaOf(w, name, Indicators.stochastic(w, p.integer("k")), p.integer("smooth"));
        return crossings(w, k, Indicators.smaOf(w, name + " " + p.integer("smooth"), k, p.integer("d")), p.number("low"), p.number("high"));
    }

    /** A vote on the bar where k crosses d inside an extreme zone; the zone is judged where k was before the crossing. */
    private static Component crossings(Wiring w, double[] k, double[] d, double low, double high) {
        double[] before = {Double.NaN, Double.NaN};
        return w.voting(k, Words.rule("%K", "a crossing of %D below " + Words.figure(low) + " or above " + Words.figure(high)), i -> {
            double gap = k[i] - d[i];
            if (gap != gap) {
                return Code.WARMING;
            }
            double gapBefore = before[0];
            double kBefore = before[1];
            before[0] = gap;
            before[1] = k[i];
            return gapBefore <= 0 && gap > 0 && kBefore <= low ? Code.LONG : gapBefore >= 0 && gap < 0 && kBefore >= high ? Code.SHORT : Code.NEUTRAL;
        });
    }
}
