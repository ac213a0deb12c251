package plutarc.strategy.component.derivatives;

import static plutarc.strategy.component.ParamSpec.choice;
import static plutarc.strategy.component.ParamSpec.decimal;
import static plutarc.strategy.component.ParamSpec.flag;
import static plutarc.strategy.component.ParamSpec.integer;
import static plutarc.strategy.component.SpecBuilder.component;

import java.util.List;
import plutarc.strategy.component.Category;
import plutarc.strategy.component.Code;
import plutarc.strategy.component.Component;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.DataNeed;
import plutarc.strategy.component.IntervalMenu;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.component.Words;
import plutarc.strategy.graph.InputKey;
import plutarc.strategy.indicator.Indicators;

/** Components on the funding rate and the perpetual's premium. Rates are compared as percent per eight hours. */
public final class Funding {
    public static final ComponentSpec RATE = component("funding_rate", "Funding Rate", Category.DERIVATIVES).roles(Role.FILTER, Role.RISK_GATE)
            .says("Passes while funding is moderate; directional, it blocks only the side that would pay.")
            .params(decimal("max_abs_pct", 0.05, 0.001, 1, 0.001, "Largest rate, percent per eight hours"), flag("directional", true, "Block only the side that pays"))
            .menu(IntervalMenu.HOURLY).needs(DataNeed.FUNDING).build(Funding::rate);

    public static final ComponentSpec FADE = component("funding_fade", "Funding Extreme Fade", Category.DERIVATIVES).roles(Role.SIGNAL)
            .says("Against the crowd that pays: short when funding is extremely positive, long when extremely negative, by level, by z-score or both.")
            .params(decimal("level_pct", 0.05, 0.005, 1, 0.005, "Extreme level, percent per eight hours"), integer("z_window", 90, 10, 500, "Window of the z-score, hours"),
                    decimal("z", 2, 0.5, 5, 0.1, "Extreme z-score"), choice("use", "What makes an extreme", "level", "z", "both"))
            .menu(IntervalMenu.HOURLY).warmup(p -> p.is("use", "level") ? 1 : p.integer("z_window")).needs(DataNeed.FUNDING).build(Funding::fade);

    public static final ComponentSpec PREMIUM = component("premium_basis", "Perp Premium", Category.DERIVATIVES).roles(Role.SIGNAL, Role.RISK_GATE)
            .says("Premium of mark over index: as a signal it fades one beyond the threshold, as a risk gate it blocks while one lasts.")
            .params(decimal("threshold_pct", 0.15, 0.01, 5, 0.01, "Premium, percent"), integer("smooth", 3, 1, 24, "Average, hours"))
            .menu(IntervalMenu.HOURLY).warmup(p -> p.integer("smooth")).needs(DataNeed.PREMIUM).liveOnly().build(Funding::premium);

    private Funding() { }

    private static double[] percent(Wiring w, InputKey.Kind kind) {
        double[] raw = w.input(InputKey.of(kind));
        return w.column("percent", List.of(kind), out -> (from, to) -> {
            for (int i = from; i <= to; i++) {
                out[i] = 100 * raw[i];
            }
        });
    }

    private static Component rate(Params p, Wiring w) {
        double[] rate = percent(w, InputKey.Kind.FUNDING_RATE);
        double max = p.number("max_abs_pct");
        boolean directional = p.flag("directional");
        return w.judging(rate, Words.rule("funding % per 8 h", "at most " + Words.figure(max)), i -> {
            double v = rate[i];
            if (v != v) {
                return Code.NO_DATA;
            }
            if (Math.abs(v) <= max) {
                return Code.PASS;
            }
            return !directional ? Code.BLOCK : v > 0 ? Code.PASS_SHORT : Code.PASS_LONG;
        });
    }

    private static Component fade(Params p, Wiring w) {
        double[] rate = percent(w, InputKey.Kind.FUNDING_RATE);
        int window = p.integer("z_window");
        boolean byLevel = !p.is("use", "z");
        boolean byZ = !p.is("use", "level");
        double[] mean = byZ ? Indicators.smaOf(w, "funding", rate, window) : rate;
        double[] deviation = byZ ? Indicators.deviationOf(w, "funding", rate, window) : rate;
        double level = p.number("level_pct");
        double z = p.number("z");
        return w.voting(rate, Words.rule("funding % per 8 h", "an extreme"), i -> {
            double v = rate[i];
            if (v != v) {
                return Code.NO_DATA;
            }
            if (byZ && deviation[i] != deviation[i]) {
                return Code.WARMING;
            }
            double score = byZ && deviation[i] > 0 ? (v - mean[i]) / deviation[i] : 0;
            boolean high = (!byLevel || v >= level) && (!byZ || score >= z);
            boolean low = (!byLevel || v <= -level) && (!byZ || score <= -z);
            return high ? Code.SHORT : low ? Code.LONG : Code.NEUTRAL;
        });
    }

    private static Component premium(Params p, Wiring w) {
        double[] premium = percent(w, InputKey.Kind.PREMIUM);
        double[] smooth = Indicators.smaOf(w, "premium", premium, p.integer("smooth"));
        double threshold = p.number("threshold_pct");
        if (w.role() == Role.RISK_GATE) {
            return w.judging(smooth, Words.rule("premium %", "at most " + Words.figure(threshold)), i -> premium[i] != premium[i] ? Code.NO_DATA
                    : smooth[i] != smooth[i] ? Code.WARMING : Code.pass(Math.abs(smooth[i]) < threshold));
        }
        return w.voting(smooth, Words.rule("premium %", "beyond ±" + Words.figure(threshold)), i -> {
            double v = smooth[i];
            if (v != v) {
                return premium[i] != premium[i] ? Code.NO_DATA : Code.WARMING;
            }
            return v >= threshold ? Code.SHORT : v <= -threshold ? Code.LONG : Code.NEUTRAL;
        });
    }
}
