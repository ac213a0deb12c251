package plutarc.strategy.exit;

import java.util.ArrayList;
import java.util.List;
import plutarc.contracts.trading.Side;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Graph;
import plutarc.strategy.component.Params;
import plutarc.strategy.indicator.Indicators;

/**
 * The exit rules of one compiled template and the figures they read: ATRs of the exit-ATR interval and the combined decision at closes of the trigger
 * interval. Before positions are asked to close a bar, {@link #at(int)} points it to that bar.
 */
public final class ExitPlan {
    /** The combined decision at a trigger slot. */
    public interface Decisions {
        /** +1, -1 or 0. */
        int side(int triggerSlot);

        double score(int triggerSlot);
    }

    /** An enabled exit rule of a template with its parameters. */
    public record Use(String component, Params params) { }

    private final Frame exitFrame;
    private final Frame triggerFrame;
    private final Decisions decisions;
    private final List<String> stopIds = new ArrayList<>();
    private final List<ExitReason> stopReasons = new ArrayList<>();
    private final List<ExitReason> targetReasons = new ArrayList<>();
    private final List<ExitReason> closeReasons = new ArrayList<>();
    private final List<double[]> atrs = new ArrayList<>();
    private final List<Integer> atrPeriods = new ArrayList<>();
    private final List<double[]> highs = new ArrayList<>();
    private final List<double[]> lows = new ArrayList<>();
    private final StopRule[] stops;
    private final Target[] targets;
    private final CloseRule[] closers;
    private final boolean anyMoves;
    private boolean reverses;
    private int exitSlot;
    private int triggerSlot;
    private boolean triggerClosed;
    private boolean exitClosed;

    /** Wires the rules into the graph. */
    public ExitPlan(List<Use> rules, Graph graph, Frame exitFrame, Frame triggerFrame, Decisions decisions) {
        this.exitFrame = exitFrame;
        this.triggerFrame = triggerFrame;
        this.decisions = decisions;
        Wiring w = new Wiring(graph, exitFrame, plutarc.strategy.component.Role.EXIT_RULE, plutarc.strategy.component.CostModel.FREE);
        List<StopRule> stopList = new ArrayList<>();
        List<Target> targetList = new ArrayList<>();
        List<CloseRule> closeList = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Use rule = rules.get(i);
            Params p = rule.params();
            switch (rule.component()) {
                case "hard_stop" -> stop(stopList, StopRules.HardStop.of(p, basisAtr(w, p)), rule, i);
                case "trailing_stop" -> stop(stopList, StopRules.Trailing.of(p, basisAtr(w, p)), rule, i);
                case "break_even" -> stop(stopList, StopRules.BreakEven.of(p), rule, i);
                case "chandelier" -> stop(stopList, chandelier(w, p), rule, i);
                case "take_profit" -> {
                    targetList.add(Target.of(p, basisAtr(w, p)));
                    targetReasons.add(new ExitReason(rule.component(), i, false));
                }
                case "volatility_exit" -> close(closeList, volatility(w, p), rule, i);
                case "time_stop" -> close(closeList, new CloseRule.Time(p.integer("max_bars"), p.number("only_if_below_pct", Double.POSITIVE_INFINITY)), rule, i);
                case "signal_flip" -> {
                    close(closeList, new CloseRule.Flip(p.number("threshold", Double.NaN), p.integer("min_hold_bars"), p.flag("reverse")), rule, i);
                    reverses |= p.flag("reverse");
                }
                default -> throw new IllegalArgumentException("exit rule '" + rule.component() + "' is unknown");
            }
        }
        stops = stopList.toArray(StopRule[]::new);
        targets = targetList.toArray(Target[]::new);
        closers = closeList.toArray(CloseRule[]::new);
        anyMoves = stopList.stream().anyMatch(StopRule::moves);
    }

    private void stop(List<StopRule> list, StopRule rule, Use use, int index) {
        list.add(rule);
        stopIds.add(use.component());
        stopReasons.add(new ExitReason(use.component(), index, true));
    }

    private void close(List<CloseRule> list, CloseRule rule, Use use, int index) {
        list.add(rule);
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

    /** Points the plan to a base bar of the block just run; both intervals' last closed bars follow. */
    public void at(int baseSlot) {
        exitSlot = exitFrame.at[baseSlot];
        triggerSlot = triggerFrame.at[baseSlot];
        triggerClosed = triggerSlot > 0 && triggerFrame.closedAt[triggerSlot] == baseSlot;
        exitClosed = exitSlot > 0 && exitFrame.closedAt[exitSlot] == baseSlot;
    }

    /** Opens the exits of an entry filled at a price; throws IllegalArgumentException when the basis was taken by another template. */
    public ExitPosition open(Side side, double entryPrice, long entryTime, EntryBasis basis) {
        if (basis.atrs().length != atrs.size()) {
            throw new IllegalArgumentException("entry basis holds " + basis.atrs().length + " ATRs, this template's exits read " + atrs.size());
        }
        return new ExitPosition(this, side, entryPrice, entryTime, basis);
    }

    /** Goes on with a remembered position; rules that the template did not have when it was opened start afresh from the entry. */
    public ExitPosition resume(ExitState state) {
        double[] basis = new double[atrs.size()];
        for (int i = 0; i < basis.length; i++) {
            int there = state.atrPeriods().indexOf(atrPeriods.get(i));
            Double known = there < 0 ? null : state.entryAtrs().get(there);
            basis[i] = known == null ? atr(i, Double.NaN) : known;
        }
        ExitPosition position = new ExitPosition(this, state.side(), state.entryPrice(), state.entryTime(), new EntryBasis(state.signalClose(), basis));
        position.remember(state);
        return position;
    }

    /** The anchors of an entry decided at the bar the plan points to. */
    public EntryBasis basis(double close) {
        double[] now = new double[atrs.size()];
        for (int i = 0; i < now.length; i++) {
            now[i] = atrs.get(i)[exitSlot];
        }
        return new EntryBasis(close, now);
    }

    /** Whether every ATR that a level needs is known; an entry without its protective stop must not be opened. */
    public boolean ready() {
        for (int i = 0; i < atrs.size(); i++) {
            if (Double.isNaN(atrs.get(i)[exitSlot])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a signal flip asks for the other side at once. */
    public boolean reverses() {
        return reverses;
    }

    /** The reason numbered as {@link ExitPosition#closeBar} returns it. */
    public ExitReason closeReason(int index) {
        return closeReasons.get(index);
    }

    /** Whether close rule {@code index} is a signal flip that reverses. */
    public boolean isReversal(int index) {
        return closers[index] instanceof CloseRule.Flip flip && flip.reverse();
    }

    StopRule[] stopRules() {
        return stops;
    }

    Target[] targets() {
        return targets;
    }

    boolean anyMoves() {
        return anyMoves;
    }

    boolean hasCloseRules() {
        return closers.length > 0;
    }

    boolean triggerClosed() {
        return triggerClosed;
    }

    List<String> stopRuleIds() {
        return List.copyOf(stopIds);
    }

    List<Integer> atrPeriods() {
        return List.copyOf(atrPeriods);
    }

    ExitReason stopReason(int index) {
        return stopReasons.get(index);
    }

    ExitReason targetReason(int index) {
        return targetReasons.get(index);
    }

    double atr(int slot, double otherwise) {
        double now = atrs.get(slot)[exitSlot];
        return now == now ? now : otherwise;
    }

    /** Signed extreme of the lookback window; +infinity while it is not known, so that the best price since entry counts. */
    double extreme(int slot, int sign) {
        double now = sign > 0 ? highs.get(slot)[exitSlot] : -lows.get(slot)[exitSlot];
        return now == now ? now : Double.POSITIVE_INFINITY;
    }

    /** The combined decision at the last trigger close: +1, -1 or 0. */
    int side() {
        return decisions.side(triggerSlot);
    }

    double score() {
        return decisions.score(triggerSlot);
    }

    int exitSlot() {
        return exitSlot;
    }

    /** Whether a candle of the exit-ATR interval closed with this base bar. */
    boolean exitClosed() {
        return exitClosed;
    }

    int firing(ExitPosition x, double close) {
        for (int i = 0; i < closers.length; i++) {
            if (closers[i].fires(this, x, close)) {
                return i;
            }
        }
        return -1;
    }
}
