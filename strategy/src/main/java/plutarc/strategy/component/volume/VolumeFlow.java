package plutarc.strategy.component.volume;

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
import plutarc.strategy.indicator.Indicators;

/** Components on traded volume: spike, on-balance volume, money flow. */
public final class VolumeFlow {
    public static final ComponentSpec SPIKE = component("volume_spike", "Volume Spike", Category.VOLUME).roles(Role.FILTER, Role.RISK_GATE, Role.SIGNAL)
            .says("Volume against its average. As a filter it passes from the multiple on; as a risk gate from the smallest ratio on; as a signal it votes "
                    + "for the direction of a bar with a spike. Without any volume nothing passes.")
            .params(integer("period", 20, 5, 200, "Bars of the average"), decimal("mult", 2, 0.1, 10, 0.1, "Ratio that makes a spike"),
                    decimal("min_ratio", 0.5, 0, 5, 0.1, "Smallest ratio a risk gate passes"))
            .warmup(p -> p.integer("period")).build(VolumeFlow::spike);

    public static final ComponentSpec OBV = component("obv_trend", "OBV Trend", Category.VOLUME).roles(Role.SIGNAL, Role.FILTER)
            .says("Long while on-balance volume is above its EMA, short while below.")
            .params(integer("ema", 20, 5, 200, "EMA of the on-balance volume, bars")).warmup(p -> p.integer("ema")).build(VolumeFlow::obv);

    public static final ComponentSpec MFI = component("mfi", "Money Flow Index", Category.VOLUME).roles(Role.SIGNAL, Role.FILTER)
            .says("Long at or below the low mark, short at or above the high one.")
            .params(integer("period", 14, 2, 50, "Bars"), decimal("low", 20, 5, 45, 1, "Low mark"), decimal("high", 80, 55, 95, 1, "High mark"))
            .warmup(p -> p.integer("period") + 1).build(VolumeFlow::mfi);

    private VolumeFlow() { }

    private static Component spike(Params p, Wiring w) {
        double[] volume = w.bars().volume;
        double[] mean = Indicators.smaOf(w, "volume", volume, p.integer("period"));
        double[] ratio = w.fill(out -> i -> out[i] = mean[i] > 0 ? volume[i] / mean[i] : mean[i] <= 0 ? 0 : Double.NaN);
        double needed = p.number(w.role() == Role.RISK_GATE ? "min_ratio" : "mult");
        Component.Words words = Words.rule("volume ratio", "at least " + Words.figure(needed));
        if (w.role() != Role.SIGNAL) {
            return w.passing(ratio, words, i -> ratio[i] >= needed && mean[i] > 0);
        }
        double[] open = w.bars().open;
        double[] close = w.bars().close;
        return w.voting(ratio, words, i -> ratio[i] != ratio[i] ? Code.WARMING : ratio[i] >= needed ? (byte) Math.signum(close[i] - open[i]) : Code.NEUTRAL);
    }

    private static Component obv(Params p, Wiring w) {
        double[] obv = Indicators.obv(w);
        double[] mean = Indicators.emaOf(w, "obv", obv, p.integer("ema"));
        double[] gap = w.fill(out -> i -> out[i] = obv[i] - mean[i]);
        return w.voting(gap, Words.vote("OBV against its EMA:"), i -> gap[i] != gap[i] ? Code.WARMING : (byte) Math.signum(gap[i]));
    }

    private static Component mfi(Params p, Wiring w) {
        double[] mfi = Indicators.mfi(w, p.integer("period"));
        double low = p.number("low");
        double high = p.number("high");
        return w.voting(mfi, Words.rule("MFI", "at most " + Words.figure(low) + " or at least " + Words.figure(high)),
                i -> mfi[i] != mfi[i] ? Code.WARMING : mfi[i] <= low ? Code.LONG : mfi[i] >= high ? Code.SHORT : Code.NEUTRAL);
    }
}
