package plutarc.strategy.component.volume;

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

/** Components on the order book and the trades, which only a live market has; in backtests they do not vote. */
public final class LiveFlow {
    public static final ComponentSpec BOOK_IMBALANCE = component("book_imbalance", "Order Book Imbalance", Category.VOLUME).roles(Role.SIGNAL, Role.FILTER)
            .says("Bids against asks over the top levels, averaged over a window: long beyond the threshold, short beyond its negative. Does not vote in backtests.")
            .params(integer("levels", 10, 1, 50, "Levels on each side"), integer("window_s", 30, 1, 600, "Averaging window, seconds"),
                    decimal("threshold", 0.25, 0.05, 0.95, 0.05, "Imbalance, 0 to 1"))
            .menu(IntervalMenu.FAST).needs(DataNeed.BOOK).liveOnly().build(LiveFlow::imbalance);

    public static final ComponentSpec TRADE_DELTA = component("trade_delta", "Trade Flow Delta", Category.VOLUME).roles(Role.SIGNAL, Role.FILTER)
            .says("Taker buys against taker sells over a window: long beyond the threshold, short beyond its negative. Does not vote in backtests without trades.")
            .params(integer("window_s", 60, 5, 3600, "Window, seconds"), decimal("threshold", 0.2, 0.05, 0.95, 0.05, "Delta as a share of volume, 0 to 1"))
            .menu(IntervalMenu.FAST).needs(DataNeed.TRADES).liveOnly().build(LiveFlow::delta);

    private LiveFlow() { }

    private static Component imbalance(Params p, Wiring w) {
        InputKey key = new InputKey(InputKey.Kind.BOOK_IMBALANCE, p.integer("levels"), p.integer("window_s"));
        return beyond(w, w.input(key), p.number("threshold"), "book imbalance");
    }

    private static Component delta(Params p, Wiring w) {
        return beyond(w, w.input(new InputKey(InputKey.Kind.TRADE_DELTA, 0, p.integer("window_s"))), p.number("threshold"), "trade delta");
    }

    private static Component beyond(Wiring w, double[] value, double threshold, String what) {
        return w.voting(value, Words.rule(what, "beyond ±" + Words.figure(threshold)), i -> {
            double v = value[i];
            return v != v ? Code.NO_DATA : v >= threshold ? Code.LONG : v <= -threshold ? Code.SHORT : Code.NEUTRAL;
        });
    }
}
