package plutarc.strategy.component.guard;

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
import plutarc.strategy.indicator.Indicators;

/** EMA Distance Guard: do not chase (trend), or be stretched enough to revert (range). */
public final class EmaDistance {
    public static final ComponentSpec SPEC = component("ema_distance", "EMA Distance Guard", Category.ENTRY_GUARD).roles(Role.ENTRY_GUARD)
            .says("Distance of the close from an EMA in ATRs. Mode trend passes up to the largest distance (do not chase), mode range from the smallest "
                    + "on (stretched enough to revert).")
            .params(integer("ema", 50, 5, 400, "Period of the EMA, bars"), integer("atr", 14, 5, 100, "Wilder period of the ATR, bars"),
                    decimal("max_atr", 2, 0.1, 10, 0.1, "Largest distance, ATRs").when("mode", "trend"),
                    decimal("min_atr", 1, 0, 10, 0.1, "Smallest distance, ATRs").when("mode", "range"),
                    choice("mode", "Do not chase, or wait until stretched", "trend", "range"))
            .warmup(p -> Math.max(p.integer("ema"), p.integer("atr"))).build(EmaDistance::create);

    private EmaDistance() { }

    private static Component create(Params p, Wiring w) {
        double[] ema = Indicators.ema(w, p.integer("ema"));
        double[] atr = Indicators.atr(w, p.integer("atr"));
        double[] close = w.bars().close;
        boolean trend = p.is("mode", "trend");
        double limit = p.number(trend ? "max_atr" : "min_atr");
        double[] distance = w.fill(out -> i -> {
            double gap = Math.abs(close[i] - ema[i]);
            out[i] = gap == 0 ? 0 : gap / atr[i];
        });
        Component.Words words = Words.rule("distance in ATRs", (trend ? "at most " : "at least ") + Words.figure(limit));
        return w.passing(distance, words, i -> trend ? distance[i] <= limit : distance[i] >= limit);
    }
}
