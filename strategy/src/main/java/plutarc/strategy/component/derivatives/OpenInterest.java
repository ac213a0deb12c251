package plutarc.strategy.component.derivatives;

import static plutarc.strategy.component.ParamSpec.decimal;
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

/** Components on open interest, hourly. */
public final class OpenInterest {
    public static final ComponentSpec CHANGE = component("oi_change", "Open Interest Change", Category.DERIVATIVES)
            .roles(Role.SIGNAL, Role.FILTER, Role.RISK_GATE)
            .says("Open interest rising by the threshold confirms the price's move over the same hours; otherwise it says nothing.")
            .params(integer("hours", 4, 1, 72, "Hours of the change"), decimal("min_pct", 2, 0.1, 50, 0.1, "Smallest rise, percent"))
            .menu(IntervalMenu.HOURLY).warmup(p -> p.integer("hours") + 1).needs(DataNeed.OPEN_INTEREST).liveOnly().build(OpenInterest::change);

    public static final ComponentSpec DIVERGENCE = component("oi_divergence", "OI-Price Divergence", Category.DERIVATIVES).roles(Role.SIGNAL, Role.FILTER)
            .says("Fades a new price extreme that is made while open interest falls.")
            .params(integer("hours", 24, 4, 168, "Hours of the extreme and of the fall"), decimal("oi_drop_pct", 2, 0.1, 50, 0.1, "Smallest fall, percent"))
            .menu(IntervalMenu.HOURLY).warmup(p -> p.integer("hours") + 1).needs(DataNeed.OPEN_INTEREST).liveOnly().build(OpenInterest::divergence);

    private OpenInterest() { }

    private static double[] change(Wiring w, int hours) {
        double[] now = w.input(InputKey.of(InputKey.Kind.OPEN_INTEREST));
        double[] then = Indicators.lagOf(w, "open_interest", now, hours);
        return w.column("oi_change", List.of(hours), out -> (from, to) -> {
            for (int i = from; i <= to; i++) {
                out[i] = then[i] > 0 ? 100 * (now[i] / then[i] - 1) : Double.NaN;
            }
        });
    }

    private static Component change(Params p, Wiring w) {
        int hours = p.integer("hours");
        double[] raw = w.input(InputKey.of(InputKey.Kind.OPEN_INTEREST));
        double[] change = change(w, hours);
        double[] move = Indicators.roc(w, hours);
        double min = p.number("min_pct");
        return w.voting(change, Words.rule("open interest %", "a rise of " + Words.figure(min)), i -> {
            double v = change[i];
            if (v != v || move[i] != move[i]) {
                return raw[i] != raw[i] ? Code.NO_DATA : Code.WARMING;
            }
            return v >= min ? (byte) Math.signum(move[i]) : Code.NEUTRAL;
        });
    }

    private static Component divergence(Params p, Wiring w) {
        int hours = p.integer("hours");
        double[] raw = w.input(InputKey.of(InputKey.Kind.OPEN_INTEREST));
        double[] change = change(w, hours);
        double[] top = Indicators.lagOf(w, "highest " + hours, Indicators.highest(w, hours), 1);
        double[] bottom = Indicators.lagOf(w, "lowest " + hours, Indicators.lowest(w, hours), 1);
        double[] high = w.bars().high;
        double[] low = w.bars().low;
        double drop = p.number("oi_drop_pct");
        return w.voting(change, Words.rule("open interest %", "a fall of " + Words.figure(drop) + " at a new extreme"), i -> {
            double v = change[i];
            if (v != v || top[i] != top[i]) {
                return raw[i] != raw[i] ? Code.NO_DATA : Code.WARMING;
            }
            boolean falls = v <= -drop;
            boolean newHigh = high[i] > top[i];
            boolean newLow = low[i] < bottom[i];
            return !falls || newHigh == newLow ? Code.NEUTRAL : newHigh ? Code.SHORT : Code.LONG;
        });
    }
}
