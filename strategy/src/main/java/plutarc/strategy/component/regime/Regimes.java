package plutarc.strategy.component.regime;

import static plutarc.strategy.component.ParamSpec.choice;
import static plutarc.strategy.component.ParamSpec.decimal;
import static plutarc.strategy.component.ParamSpec.integer;
import static plutarc.strategy.component.SpecBuilder.component;

import plutarc.strategy.component.Category;
import plutarc.strategy.component.Component;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.component.Words;
import plutarc.strategy.indicator.Bands;
import plutarc.strategy.indicator.Indicators;

/** Conditions on the kind of market, each with a mode for trends and one for ranges. */
public final class Regimes {
    public static final ComponentSpec CHOPPINESS = component("choppiness", "Choppiness Index", Category.REGIME)
            .roles(Role.FILTER, Role.ENTRY_GUARD, Role.RISK_GATE)
            .says("How much of its movement the market wastes. Mode range passes at or above the high mark, mode trend at or below the low one.")
            .params(integer("period", 14, 5, 100, "Bars"), decimal("hi", 61.8, 50, 90, 0.1, "Mark for ranges").when("mode", "range"),
                    decimal("lo", 38.2, 10, 50, 0.1, "Mark for trends").when("mode", "trend"), choice("mode", "Ask for a range, or for a trend", "range", "trend"))
            .warmup(p -> p.integer("period")).build(Regimes::choppiness);

    public static final ComponentSpec BANDWIDTH = component("bb_bandwidth", "Bollinger Bandwidth Regime", Category.REGIME)
            .roles(Role.FILTER, Role.ENTRY_GUARD, Role.RISK_GATE)
            .says("Rank of the Bollinger bandwidth in its own history. Mode range passes at or below the rank, mode trend at or above it.")
            .params(integer("period", 20, 5, 200, "Bars of the bands"), decimal("stdev", 2, 0.5, 4, 0.1, "Width, standard deviations"),
                    integer("rank_window", 200, 50, 2000, "Bars of the rank"), decimal("p", 40, 1, 99, 1, "Rank, percent"),
                    choice("mode", "Ask for a range, or for a trend", "range", "trend"))
            .warmup(p -> p.integer("period") + p.integer("rank_window")).build(Regimes::bandwidth);

    public static final ComponentSpec EFFICIENCY = component("efficiency_ratio", "Efficiency Ratio Regime", Category.REGIME)
            .roles(Role.FILTER, Role.ENTRY_GUARD, Role.RISK_GATE)
            .says("Kaufman's ratio of net move to path. Mode trend passes at or above the threshold, mode range at or below it.")
            .params(integer("period", 20, 5, 200, "Bars"), decimal("th", 0.35, 0.05, 0.95, 0.01, "Ratio"), choice("mode", "Ask for a trend, or for a range", "trend", "range"))
            .warmup(p -> p.integer("period") + 1).build(Regimes::efficiency);

    private Regimes() { }

    private static Component choppiness(Params p, Wiring w) {
        double[] chop = Indicators.choppiness(w, p.integer("period"));
        boolean range = p.is("mode", "range");
        return marked(w, chop, "choppiness", range, p.number(range ? "hi" : "lo"));
    }

    private static Component bandwidth(Params p, Wiring w) {
        int period = p.integer("period");
        double stdev = p.number("stdev");
        Bands bands = Indicators.bollinger(w, period, stdev);
        double[] width = w.fill(out -> i -> {
            double mid = bands.middle()[i];
            out[i] = mid != 0 ? (bands.upper()[i] - bands.lower()[i]) / mid : 0;
        });
        double[] rank = Indicators.rankOf(w, "bandwidth " + period + " " + stdev, width, p.integer("rank_window"));
        return marked(w, rank, "bandwidth rank", p.is("mode", "trend"), p.number("p"));
    }

    private static Component efficiency(Params p, Wiring w) {
        double[] ratio = Indicators.efficiency(w, p.integer("period"));
        return marked(w, ratio, "efficiency", p.is("mode", "trend"), p.number("th"));
    }

    private static Component marked(Wiring w, double[] value, String what, boolean above, double mark) {
        return w.passing(value, Words.rule(what, (above ? "at least " : "at most ") + Words.figure(mark)), i -> above ? value[i] >= mark : value[i] <= mark);
    }
}
