package plutarc.strategy.component.volatility;

import static plutarc.strategy.component.ParamSpec.choices;
import static plutarc.strategy.component.ParamSpec.decimal;
import static plutarc.strategy.component.ParamSpec.integer;
import static plutarc.strategy.component.SpecBuilder.component;

import java.util.List;
import plutarc.strategy.component.Category;
import plutarc.strategy.component.Component;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.IntervalMenu;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.component.Words;
import plutarc.strategy.indicator.Indicators;

/** Conditions on realised volatility: its class in its own history, and a workable band on the fast clock. */
public final class VolatilityBands {
    private static final List<String> CLASSES = List.of("low", "normal", "high", "extreme");

    public static final ComponentSpec REGIME = component("vol_regime", "Volatility Regime Classifier", Category.VOLATILITY).roles(Role.FILTER, Role.RISK_GATE)
            .says("Ranks realised volatility in its own history as low, normal, high or extreme, and passes the classes allowed.")
            .params(integer("vol_window", 20, 5, 200, "Window of the volatility, bars"), integer("rank_window", 200, 50, 2000, "Window of the rank, bars"),
                    decimal("cut_low", 25, 1, 98, 1, "Rank below which it is low, percent"), decimal("cut_high", 75, 2, 99, 1, "Rank from which it is high"),
                    decimal("cut_extreme", 95, 3, 100, 1, "Rank from which it is extreme"), choices("allowed", CLASSES.subList(0, 3), CLASSES, "Classes that pass"))
            .ascending("cut_low", "cut_high").ascending("cut_high", "cut_extreme")
            .warmup(p -> p.integer("vol_window") + p.integer("rank_window") + 1).build(VolatilityBands::regime);

    public static final ComponentSpec FAST_GATE = component("fast_vol_gate", "Fast Volatility Gate", Category.VOLATILITY)
            .roles(Role.ENTRY_GUARD, Role.RISK_GATE)
            .says("Passes while short-window realised volatility, in basis points a bar, lies inside a workable band.")
            .params(integer("window", 20, 5, 120, "Bars"), decimal("min_bps", 3, 0, 100, 0.5, "Smallest, basis points a bar"),
                    decimal("max_bps", 60, 1, 1000, 1, "Largest, basis points a bar"))
            .ascending("min_bps", "max_bps").menu(IntervalMenu.FAST).warmup(p -> p.integer("window") + 1).build(VolatilityBands::fastGate);

    private VolatilityBands() { }

    private static Component regime(Params p, Wiring w) {
        int window = p.integer("vol_window");
        double[] rank = Indicators.rankOf(w, "volatility " + window, Indicators.realisedVolatility(w, window), p.integer("rank_window"));
        double low = p.number("cut_low");
        double high = p.number("cut_high");
        double extreme = p.number("cut_extreme");
        boolean[] allowed = new boolean[CLASSES.size()];
        p.choices("allowed").forEach(c -> allowed[CLASSES.indexOf(c)] = true);
        return w.passing(rank, Words.rule("volatility rank", "the class " + String.join(" or ", p.choices("allowed"))), i -> {
            double v = rank[i];
            return allowed[v < low ? 0 : v < high ? 1 : v < extreme ? 2 : 3];
        });
    }

    private static Component fastGate(Params p, Wiring w) {
        double[] volatility = Indicators.realisedVolatility(w, p.integer("window"));
        double[] bps = w.fill(out -> i -> out[i] = 10_000 * volatility[i]);
        double min = p.number("min_bps");
        double max = p.number("max_bps");
        return w.passing(bps, Words.rule("volatility bps a bar", Words.figure(min) + " to " + Words.figure(max)), i -> bps[i] >= min && bps[i] <= max);
    }
}
