package plutarc.strategy.component.trend;

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

/** Trends read off one moving average: its slope, and the side and slope on a higher interval. */
public final class EmaTrend {
    public static final ComponentSpec SLOPE = component("ema_slope", "EMA Slope", Category.TREND).roles(Role.SIGNAL, Role.FILTER)
            .says("The EMA's rise over some bars in ATRs: long at or above the threshold, short at or below its negative.")
            .params(integer("period", 50, 5, 400, "Period of the EMA, bars"), integer("lookback", 5, 1, 50, "Bars over which it must have moved"),
                    integer("atr", 14, 5, 100, "Wilder period of the ATR, bars"), decimal("min_slope_atr", 0.1, 0, 5, 0.05, "Smallest move, ATRs"))
            .warmup(p -> Math.max(p.integer("period") + p.integer("lookback"), p.integer("atr"))).build(EmaTrend::slope);

    public static final ComponentSpec HIGHER = component("htf_trend", "Higher-Timeframe Trend", Category.TREND).roles(Role.SIGNAL, Role.FILTER)
            .says("On a higher interval: long while the close is above a rising EMA, short while below a falling one, for some bars in a row. "
                    + "As a filter only entries on that side pass.")
            .params(integer("ema", 50, 10, 400, "Period of the EMA, bars of the higher interval"),
                    integer("confirm_bars", 1, 1, 10, "Bars in a row it must hold"))
            .menu(IntervalMenu.HIGHER).warmup(p -> p.integer("ema") + p.integer("confirm_bars")).build(EmaTrend::higher);

    private EmaTrend() { }

    private static Component slope(Params p, Wiring w) {
        double[] ema = Indicators.ema(w, p.integer("period"));
        double[] then = Indicators.lagOf(w, "ema " + p.integer("period"), ema, p.integer("lookback"));
        double[] atr = Indicators.atr(w, p.integer("atr"));
        double min = p.number("min_slope_atr");
        double[] slope = w.fill(out -> i -> {
            double move = ema[i] - then[i];
            out[i] = move == 0 ? 0 : move / atr[i];
        });
        return w.voting(slope, Words.rule("slope in ATRs", "beyond ±" + Words.figure(min)), i -> {
            double s = slope[i];
            return s != s ? Code.WARMING : s >= min && s > 0 ? Code.LONG : s <= -min && s < 0 ? Code.SHORT : Code.NEUTRAL;
        });
    }

    private static Component higher(Params p, Wiring w) {
        double[] ema = Indicators.ema(w, p.integer("ema"));
        double[] before = Indicators.lagOf(w, "ema " + p.integer("ema"), ema, 1);
        double[] close = w.bars().close;
        int confirm = p.integer("confirm_bars");
        int[] streak = new int[1];
        double[] distance = w.fill(out -> i -> out[i] = 100 * (close[i] / ema[i] - 1));
        return w.voting(distance, Words.vote("close against the higher EMA, %:"), i -> {
            double rise = ema[i] - before[i];
            if (rise != rise) {
                return Code.WARMING;
            }
            int side = close[i] > ema[i] && rise > 0 ? 1 : close[i] < ema[i] && rise < 0 ? -1 : 0;
            streak[0] = side == 0 ? 0 : side * streak[0] > 0 ? Math.clamp(streak[0] + side, -confirm, confirm) : side;
            return Math.abs(streak[0]) >= confirm ? (byte) side : Code.NEUTRAL;
        });
    }
}
