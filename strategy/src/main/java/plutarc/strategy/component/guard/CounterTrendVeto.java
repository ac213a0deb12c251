package plutarc.strategy.component.guard;

import static plutarc.strategy.component.ParamSpec.choice;
import static plutarc.strategy.component.ParamSpec.decimal;
import static plutarc.strategy.component.ParamSpec.integer;
import static plutarc.strategy.component.SpecBuilder.component;

import plutarc.strategy.component.Category;
import plutarc.strategy.component.Code;
import plutarc.strategy.component.Component;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.IntervalMenu;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.component.Words;
import plutarc.strategy.indicator.Indicators;

/** Counter-Trend Veto: no entry against a strong trend of a higher interval, or none at all while it trends. */
public final class CounterTrendVeto {
    public static final ComponentSpec SPEC = component("counter_trend_veto", "Counter-Trend Veto", Category.ENTRY_GUARD).roles(Role.ENTRY_GUARD)
            .says("On a higher interval: a strong trend is an ADX at or above its threshold with an EMA that moves. Mode against_only blocks entries that "
                    + "oppose it, mode any_trend blocks every entry while it lasts.")
            .params(integer("adx", 14, 5, 50, "Wilder period of the ADX, bars of the higher interval"), decimal("th", 25, 10, 60, 0.5, "ADX of a strong trend"),
                    integer("ema", 50, 5, 400, "EMA, bars"), integer("slope_bars", 5, 1, 50, "Bars over which the EMA's move is taken"),
                    decimal("slope_atr", 0.1, 0, 5, 0.05, "Move of the EMA that makes a trend, ATRs"),
                    choice("mode", "Block entries against the trend, or all", "against_only", "any_trend"))
            .menu(IntervalMenu.HIGHER).warmup(p -> Math.max(2 * p.integer("adx"), p.integer("ema") + p.integer("slope_bars"))).build(CounterTrendVeto::create);

    private CounterTrendVeto() { }

    private static Component create(Params p, Wiring w) {
        double[] adx = Indicators.adx(w, p.integer("adx")).adx;
        double[] ema = Indicators.ema(w, p.integer("ema"));
        double[] then = Indicators.lagOf(w, "ema " + p.integer("ema"), ema, p.integer("slope_bars"));
        double[] atr = Indicators.atr(w, p.integer("adx"));
        double strong = p.number("th");
        double min = p.number("slope_atr");
        boolean any = p.is("mode", "any_trend");
        return w.judging(adx, Words.rule("higher ADX", any ? "no trend (below " + Words.figure(strong) + ")" : "no strong trend against the entry"), i -> {
            double move = ema[i] - then[i];
            if (adx[i] != adx[i] || move != move || atr[i] != atr[i]) {
                return Code.WARMING;
            }
            boolean trends = adx[i] >= strong && move != 0 && Math.abs(move) >= min * atr[i];
            return !trends ? Code.PASS : any ? Code.BLOCK : move > 0 ? Code.PASS_LONG : Code.PASS_SHORT;
        });
    }
}
