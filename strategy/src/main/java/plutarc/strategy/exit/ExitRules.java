package plutarc.strategy.exit;

import java.util.ArrayList;
import java.util.List;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.indicator.Indicators;

/** The exit rules of a template, wired to the columns that they read on the exit-ATR interval. */
final class ExitRules {
    final List<StopRule> stops = new ArrayList<>();
    final List<Target> targets = new ArrayList<>();
    final List<CloseRule> closers = new ArrayList<>();
    final List<ExitReason> stopReasons = new ArrayList<>();
    final List<ExitReason> targetReasons = new ArrayList<>();
    final List<ExitReason> closeReasons = new ArrayList<>();
    final List<double[]> atrs = new ArrayList<>();
    final List<Integer> atrPeriods = new ArrayList<>();
    final List<double[]> highs = new ArrayList<>();
    final List<double[]> lows = new ArrayList<>();

    ExitRules(List<ExitPlan.Use> rules, Wiring w) {
        for (int i = 0; i < rules.size(); i++) {
            add(rules.get(i), i, w);
        }
    }

    private void add(ExitPlan.Use rule, int i, Wiring w) {
        Params p = rule.params();
        switch (rule.component()) {
            case "hard_stop" -> stop(StopRules.HardStop.of(p, basisAtr(w, p)), rule, i);
            case "trailing_stop" -> stop(StopRules.Trailing.of(p, basisAtr(w, p)), rule, i);
            case "break_even" -> stop(StopRules.BreakEven.of(p), rule, i);
            case "chandelier" -> stop(chandelier(w, p), rule, i);
            case "take_profit" -> {
                targets.add(Target.of(p, basisAtr(w, p)));
                targetReasons.add(new ExitReason(rule.component(), i, false));
            }
            case "volatility_exit" -> close(volatility(w, p), rule, i);
            case "time_stop" -> close(new CloseRule.Time(p.integer("max_bars"), p.number("only_if_below_pct", Double.POSITIVE_INFINITY)), rule, i);
            case "signal_flip" -> close(new CloseRule.Flip(p.number("threshold", Double.NaN), p.integer("min_hold_bars"), p.flag("reverse")), rule, i);
            default -> throw new IllegalArgumentException("exit rule '" + rule.component() + "' is unknown");
        }
    }

    private void stop(StopRule rule, ExitPlan.Use use, int index) {
        stops.add(rule);
        stopReasons.add(new ExitReason(use.component(), index, true));
    }

    private void close(CloseRule rule, ExitPlan.Use use, int index) {
        closers.add(rule);
        closeReasons.add(new ExitReason(use.component(), index, false));
    }

    private int basisAtr(Wiring w, Params p) {
        return p.is("basis", "atr") ? atrSlot(w, p.integer("atr_period")) : -1;
    }

    private int atrSlot(Wiring w, int period) {
        double[] column = Indicators.atr(w, period);
        int known = atrs.indexOf(column);
        if (known >= 0) {
            return known;
        }
        atrs.add(column);
        atrPeriods.add(period);
        return atrs.size() - 1;
    }

    private StopRule chandelier(Wiring w, Params p) {
        highs.add(Indicators.highest(w, p.integer("lookback")));
        lows.add(Indicators.lowest(w, p.integer("lookback")));
        return new StopRules.Chandelier(p.number("mult"), atrSlot(w, p.integer("atr")), highs.size() - 1);
    }

    private CloseRule volatility(Wiring w, Params p) {
        double[] atr = Indicators.atr(w, p.integer("atr"));
        double[] mean = Indicators.smaOf(w, "atr" + p.integer("atr"), atr, p.integer("avg"));
        double[] ratio = w.fill(out -> i -> out[i] = atr[i] / mean[i]);
        return new CloseRule.Volatility(ratio, p.number("expansion"), p.number("collapse", Double.NEGATIVE_INFINITY));
    }
}
