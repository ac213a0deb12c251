package plutarc.strategy.component.momentum;

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
import plutarc.strategy.graph.Node;
import plutarc.strategy.indicator.Indicators;

/** RSI Midline: the side of the RSI's middle, with a dead band around it. */
public final class RsiMomentum {
    public static final ComponentSpec SPEC = component("rsi_momentum", "RSI Midline", Category.MOMENTUM).roles(Role.SIGNAL, Role.FILTER)
            .says("Long while the RSI is above 50 plus the band, short while below 50 minus the band.")
            .params(integer("period", 14, 2, 50, "Wilder period, bars"), decimal("band", 5, 0, 25, 0.5, "Dead band on each side of 50"))
            .warmup(p -> p.integer("period") + 1).build(RsiMomentum::create);

    private RsiMomentum() { }

    private static Component create(Params p, Wiring w) {
        double[] rsi = Indicators.rsi(w, p.integer("period"));
        double high = 50 + p.number("band");
        double low = 50 - p.number("band");
        Component.Words words = Words.rule("RSI", "above " + Words.figure(high) + " for long, below " + Words.figure(low) + " for short");
        return w.looping(rsi, words, (codes, shortVote) -> sides(rsi, high, low, codes, shortVote));
    }

    private static Node sides(double[] rsi, double high, double low, byte[] codes, byte shortVote) {
        return (from, to) -> {
            for (int i = from; i <= to; i++) {
                double v = rsi[i];
                codes[i] = v > high ? Code.LONG : v < low ? shortVote : v == v ? Code.NEUTRAL : Code.WARMING;
            }
        };
    }
}
