package plutarc.strategy.component.guard;

import static plutarc.strategy.component.ParamSpec.choice;
import static plutarc.strategy.component.ParamSpec.decimal;
import static plutarc.strategy.component.ParamSpec.integer;
import static plutarc.strategy.component.SpecBuilder.component;

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

/** Guards on the quality of one entry: is the move spent, is it worth its cost, is the spread fair, was the last candle outsize. */
public final class EntryQuality {
    public static final ComponentSpec RSI_EXHAUSTION = component("rsi_exhaustion", "RSI Exhaustion", Category.ENTRY_GUARD).roles(Role.ENTRY_GUARD)
            .says("Blocks longs at or above the high mark and shorts at or below the low one: the move is already spent.")
            .params(integer("period", 14, 2, 50, "Wilder period, bars"), decimal("hi", 75, 55, 95, 1, "High mark"), decimal("lo", 25, 5, 45, 1, "Low mark"))
            .warmup(p -> p.integer("period") + 1).build(EntryQuality::exhaustion);

    public static final ComponentSpec MIN_MOVE = component("min_move", "Minimum Move Guard", Category.ENTRY_GUARD).roles(Role.ENTRY_GUARD)
            .says("Passes when the move to be expected (a multiple of the ATR, or the distance to the take profit) is worth a multiple of the round trip's cost.")
            .params(choice("basis", "What is expected: ATRs, or the template's take profit", "atr", "target"),
                    decimal("k", 1, 0.1, 10, 0.1, "Expected move, ATRs").when("basis", "atr"), integer("atr", 14, 5, 100, "Wilder period of the ATR, bars").when("basis", "atr"),
                    decimal("cost_multiple", 3, 1, 20, 0.5, "Times the round trip's fees and slippage"))
            .warmup(p -> p.integer("atr")).build(EntryQuality::minMove);

    public static final ComponentSpec SPREAD = component("spread_guard", "Spread Guard", Category.ENTRY_GUARD).roles(Role.ENTRY_GUARD, Role.RISK_GATE)
            .says("Passes while the spread is narrow. Passes in backtests, which have no book.")
            .params(decimal("max_bps", 5, 0.1, 200, 0.1, "Largest spread, basis points"))
            .menu(IntervalMenu.NONE).needs(DataNeed.BOOK).liveOnly().build(EntryQuality::spread);

    public static final ComponentSpec CANDLE_RANGE = component("candle_range_guard", "Candle Range Guard", Category.ENTRY_GUARD).roles(Role.ENTRY_GUARD)
            .says("Blocks right after an outsize candle.")
            .params(decimal("max_atr", 2.5, 0.5, 10, 0.1, "Largest range, ATRs"), integer("atr", 14, 5, 100, "Wilder period of the ATR, bars"))
            .warmup(p -> p.integer("atr")).build(EntryQuality::candleRange);

    private EntryQuality() { }

    private static Component exhaustion(Params p, Wiring w) {
        double[] rsi = Indicators.rsi(w, p.integer("period"));
        double hi = p.number("hi");
        double lo = p.number("lo");
        return w.judging(rsi, Words.rule("RSI", "below " + Words.figure(hi) + " for long, above " + Words.figure(lo) + " for short"), i -> {
            double v = rsi[i];
            return v != v ? Code.WARMING : v >= hi ? Code.PASS_SHORT : v <= lo ? Code.PASS_LONG : Code.PASS;
        });
    }

    private static Component minMove(Params p, Wiring w) {
        double needed = p.number("cost_multiple") * w.costs().roundTripPct();
        Component.Words words = Words.rule("expected move %", "at least " + Words.figure(needed));
        double target = w.costs().targetPct();
        if (p.is("basis", "target") && !Double.isNaN(target)) {
            double[] fixed = w.fill(out -> i -> out[i] = target);
            return w.passing(fixed, words, i -> fixed[i] >= needed);
        }
        double[] atr = Indicators.atr(w, p.integer("atr"));
        double[] close = w.bars().close;
        double k = p.number("k");
        double[] expected = w.fill(out -> i -> out[i] = 100 * k * atr[i] / close[i]);
        return w.passing(expected, words, i -> expected[i] >= needed);
    }

    private static Component spread(Params p, Wiring w) {
        double[] spread = w.input(InputKey.of(InputKey.Kind.SPREAD_BPS));
        double max = p.number("max_bps");
        return w.judging(spread, Words.rule("spread bps", "at most " + Words.figure(max)), i -> spread[i] != spread[i] ? Code.NO_DATA : Code.pass(spread[i] <= max));
    }

    private static Component candleRange(Params p, Wiring w) {
        double[] atr = Indicators.atr(w, p.integer("atr"));
        double[] high = w.bars().high;
        double[] low = w.bars().low;
        double max = p.number("max_atr");
        double[] range = w.fill(out -> i -> {
            double span = high[i] - low[i];
            out[i] = span == 0 ? 0 : span / atr[i];
        });
        return w.passing(range, Words.rule("candle range in ATRs", "at most " + Words.figure(max)), i -> range[i] <= max);
    }
}
