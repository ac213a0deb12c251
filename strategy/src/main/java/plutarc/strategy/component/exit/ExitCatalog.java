package plutarc.strategy.component.exit;

import static plutarc.strategy.component.ParamSpec.choice;
import static plutarc.strategy.component.ParamSpec.decimal;
import static plutarc.strategy.component.ParamSpec.flag;
import static plutarc.strategy.component.ParamSpec.integer;
import static plutarc.strategy.component.ParamSpec.optional;
import static plutarc.strategy.component.SpecBuilder.component;

import java.util.List;
import plutarc.strategy.component.Category;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.ParamSpec;

/** The eight exit rules as catalog entries; their code is in {@code plutarc.strategy.exit}. ATRs come from the template's exit-ATR interval. */
public final class ExitCatalog {
    private static final ParamSpec ATR_PERIOD = integer("atr_period", 14, 5, 100, "Wilder period of the ATR, bars of the exit-ATR interval");

    public static final ComponentSpec HARD_STOP = component("hard_stop", "Hard Stop Loss", Category.EXIT)
            .says("Closes when the price crosses the stop, a fixed distance from the entry, or from the close that decided it.")
            .params(choice("basis", "Distance in percent of price, or in ATRs", "pct", "atr"),
                    decimal("pct", 2, 0.1, 50, 0.1, "Distance, percent").when("basis", "pct"),
                    decimal("atr_mult", 2, 0.5, 10, 0.1, "Distance, ATRs").when("basis", "atr"), ATR_PERIOD.when("basis", "atr"),
                    choice("anchor", "The price from which the distance is taken", "entry", "signal_close"))
            .warmup(p -> p.is("basis", "atr") ? p.integer("atr_period") : 1).exitRule();

    public static final ComponentSpec TAKE_PROFIT = component("take_profit", "Take Profit", Category.EXIT)
            .says("Closes at a target: percent of price, ATRs, or a multiple of the initial risk.")
            .params(choice("basis", "Distance in percent of price, in ATRs, or in multiples of the initial stop's distance", "pct", "atr", "r"),
                    decimal("pct", 4, 0.1, 200, 0.1, "Distance, percent").when("basis", "pct"),
                    decimal("atr_mult", 4, 0.5, 20, 0.1, "Distance, ATRs").when("basis", "atr"), ATR_PERIOD.when("basis", "atr"),
                    decimal("r", 2, 0.25, 20, 0.25, "Distance, initial risks").when("basis", "r"))
            .warmup(p -> p.is("basis", "atr") ? p.integer("atr_period") : 1).exitRule();

    public static final ComponentSpec TRAILING_STOP = component("trailing_stop", "Trailing Stop", Category.EXIT)
            .says("Once the profit reaches the activation, a stop follows the best price at a distance, from close to close of one-minute candles, and never loosens.")
            .params(decimal("activation_pct", 1, 0, 50, 0.1, "Profit that arms it, percent"),
                    choice("basis", "Distance in percent of the entry price, or in ATRs", "pct", "atr"),
                    decimal("distance_pct", 0.8, 0.1, 50, 0.1, "Distance, percent").when("basis", "pct"),
                    decimal("atr_mult", 2, 0.5, 10, 0.1, "Distance, ATRs").when("basis", "atr"), ATR_PERIOD.when("basis", "atr"),
                    flag("native_if_supported", true, "Rest the stop at the venue where it can; otherwise the bot watches it and closes at market"))
            .warmup(p -> p.is("basis", "atr") ? p.integer("atr_period") : 1).exitRule();

    public static final ComponentSpec BREAK_EVEN = component("break_even", "Break-Even Stop", Category.EXIT)
            .says("An initial stop that moves to the entry plus an offset, to cover fees, once the profit reaches the trigger.")
            .params(choice("basis", "Trigger in percent, or in multiples of the initial stop's distance", "pct", "r"),
                    decimal("trigger_pct", 1, 0.05, 50, 0.05, "Profit that moves it, percent").when("basis", "pct"),
                    decimal("trigger_r", 1, 0.1, 20, 0.1, "Profit that moves it, initial risks").when("basis", "r"),
                    decimal("offset_pct", 0.1, 0, 5, 0.05, "Where it moves to: this far beyond the entry, percent"),
                    decimal("initial_stop_pct", 2, 0.1, 50, 0.1, "Stop until then, percent"))
            .ascending("offset_pct", "trigger_pct").exitRule();

    public static final ComponentSpec CHANDELIER = component("chandelier", "Chandelier Exit", Category.EXIT)
            .says("Long: a stop below the highest high since entry, within the lookback, by a multiple of the ATR; mirrored for shorts. Never loosens.")
            .params(integer("lookback", 22, 5, 200, "Window of the extreme, bars of the exit-ATR interval"),
                    integer("atr", 22, 5, 100, "Wilder period of the ATR, bars of the exit-ATR interval"), decimal("mult", 3, 0.5, 10, 0.1, "Distance, ATRs"))
            .warmup(p -> Math.max(p.integer("atr"), p.integer("lookback"))).exitRule();

    public static final ComponentSpec VOLATILITY_EXIT = component("volatility_exit", "Volatility Exit", Category.EXIT)
            .says("Closes when the ATR expands beyond, or collapses below, a multiple of its own average.")
            .params(integer("atr", 14, 5, 100, "Wilder period of the ATR, bars of the exit-ATR interval"),
                    integer("avg", 50, 10, 400, "Bars in the average of the ATR"), decimal("expansion", 2.5, 1.1, 10, 0.1, "Ratio at or above which it closes"),
                    optional("collapse", 0.1, 0.95, 0.05, "Ratio at or below which it closes"))
            .warmup(p -> p.integer("atr") + p.integer("avg")).exitRule();

    public static final ComponentSpec TIME_STOP = component("time_stop", "Time Stop", Category.EXIT)
            .says("Closes after a number of trigger bars, optionally only while the profit is below a mark.")
            .params(integer("max_bars", 48, 1, 5000, "Trigger bars held"),
                    optional("only_if_below_pct", -50, 200, 0.1, "Close only while the profit is below this, percent"))
            .exitRule();

    public static final ComponentSpec SIGNAL_FLIP = component("signal_flip", "Signal Flip Exit", Category.EXIT)
            .says("Closes when the combined decision points the other way.")
            .params(optional("threshold", 0.05, 1, 0.05, "Score needed; the template's own when left out"),
                    integer("min_hold_bars", 1, 0, 100, "Trigger bars to hold before it counts, the entry's included"),
                    flag("reverse", false, "Enter the other side at once, if nothing blocks it"))
            .exitRule();

    private ExitCatalog() { }

    /** All eight. */
    public static List<ComponentSpec> all() {
        return List.of(HARD_STOP, TAKE_PROFIT, TRAILING_STOP, BREAK_EVEN, CHANDELIER, VOLATILITY_EXIT, TIME_STOP, SIGNAL_FLIP);
    }
}
