package plutarc.strategy.component.trend;

import static plutarc.strategy.component.ParamSpec.choice;
import static plutarc.strategy.component.ParamSpec.decimal;
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
import plutarc.strategy.indicator.Adx;
import plutarc.strategy.indicator.Indicators;

/** ADX: trend strength, to confirm a breakout (trend) or to gate a reversion (range). */
public final class AdxComponent {
    public static final ComponentSpec SPEC = component("adx", "ADX", Category.TREND).roles(Role.FILTER, Role.ENTRY_GUARD, Role.RISK_GATE, Role.SIGNAL)
            .says("Trend strength. Mode trend passes at or above the threshold, mode range at or below it; as a signal it votes for the stronger "
                    + "directional line while the mode passes.")
            .params(integer("period", 14, 5, 50, "Wilder period, bars"), decimal("threshold", 25, 5, 60, 0.5, "ADX level"),
                    choice("mode", "Ask for a trend, or for none", "trend", "range"))
            .warmup(p -> 2 * p.integer("period")).build(AdxComponent::create);

    private AdxComponent() { }

    private static Component create(Params p, Wiring w) {
        Adx adx = Indicators.adx(w, p.integer("period"));
        double threshold = p.number("threshold");
        boolean trend = p.is("mode", "trend");
        Component.Words words = Words.rule("ADX", (trend ? "at least " : "at most ") + Words.figure(threshold));
        if (w.role() != Role.SIGNAL) {
            return w.passing(adx.adx, words, i -> trend ? adx.adx[i] >= threshold : adx.adx[i] <= threshold);
        }
        return w.voting(adx.adx, words, i -> {
            double value = adx.adx[i];
            if (value != value) {
                return Code.WARMING;
            }
            boolean passes = trend ? value >= threshold : value <= threshold;
            return passes ? (byte) Math.signum(adx.plus[i] - adx.minus[i]) : Code.NEUTRAL;
        });
    }
}
