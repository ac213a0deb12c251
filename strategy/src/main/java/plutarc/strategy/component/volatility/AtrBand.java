package plutarc.strategy.component.volatility;

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

/** ATR: the average true range as percent of price inside a band. */
public final class AtrBand {
    public static final ComponentSpec SPEC = component("atr", "ATR", Category.VOLATILITY).roles(Role.FILTER, Role.RISK_GATE)
            .says("Passes while the average true range, in percent of price, lies inside the band: neither dead nor wild.")
            .params(integer("period", 14, 5, 100, "Wilder period, bars"), decimal("min_pct", 0.2, 0, 20, 0.05, "Smallest ATR, percent of price"),
                    decimal("max_pct", 10, 0.1, 50, 0.1, "Largest ATR, percent of price"))
            .ascending("min_pct", "max_pct").warmup(p -> p.integer("period")).build(AtrBand::create);

    private AtrBand() { }

    private static Component create(Params p, Wiring w) {
        double[] atr = Indicators.atr(w, p.integer("period"));
        double[] close = w.bars().close;
        double min = p.number("min_pct");
        double max = p.number("max_pct");
        double[] pct = w.fill(out -> i -> out[i] = 100 * atr[i] / close[i]);
        return w.passing(pct, Words.rule("ATR %", Words.figure(min) + " to " + Words.figure(max)), i -> pct[i] >= min && pct[i] <= max);
    }
}
