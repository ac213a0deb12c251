package plutarc.strategy.exit;

import java.util.List;
import plutarc.contracts.trading.Side;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Graph;

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
    private final ExitRules rules;
    private final List<String> stopIds;
    private final StopRule[] stops;
    private final Target[] targets;
    private final CloseRule[] closers;
    private final boolean anyMoves;
    private int exitSlot;
    private int triggerSlot;
    private boolean triggerClosed;
    private boolean exitClosed;

    /** Wires the rules into the graph; throws IllegalArgumentException for a rule that is not in the catalog. */
    public ExitPlan(List<Use> rules, Graph graph, Frame exitFrame, Frame triggerFrame, Decisions decisions) {
        this.exitFrame = exitFrame;
        this.triggerFrame = triggerFrame;
        this.decisions = decisions;
        this.rules = new ExitRules(rules, new Wiring(graph, exitFrame, Role.EXIT_RULE, CostModel.FREE));
        this.stops = this.rules.stops.toArray(StopRule[]::new);
        this.targets = this.rules.targets.toArray(Target[]::new);
        this.closers = this.rules.closers.toArray(CloseRule[]::new);
        this.stopIds = this.rules.stopReasons.stream().map(ExitReason::rule).toList();
        this.anyMoves = this.rules.stops.stream().anyMatch(StopRule::moves);
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
        if (basis.atrs().length != rules.atrs.size()) {
            throw new IllegalArgumentException("entry basis holds " + basis.atrs().length + " ATRs, this template's exits read " + rules.atrs.size());
        }
        return new ExitPosition(this, side, entryPrice, entryTime, basis);
    }

    /** Goes on with a remembered position; rules that the template did not have when it was opened start afresh from the entry. */
    public ExitPosition resume(ExitState state) {
        double[] basis = new double[rules.atrs.size()];
        for (int i = 0; i < basis.length; i++) {
            int there = state.atrPeriods().indexOf(rules.atrPeriods.get(i));
            Double known = there < 0 ? null : state.entryAtrs().get(there);
            basis[i] = known == null ? atr(i, Double.NaN) : known;
        }
        ExitPosition position = new ExitPosition(this, state.side(), state.entryPrice(), state.entryTime(), new EntryBasis(state.signalClose(), basis));
        position.remember(state);
        return position;
    }

    /** The anchors of an entry decided at the bar the plan points to. */
    public EntryBasis basis(double close) {
        double[] now = new double[rules.atrs.size()];
        for (int i = 0; i < now.length; i++) {
            now[i] = rules.atrs.get(i)[exitSlot];
        }
        return new EntryBasis(close, now);
    }

    /** Whether every ATR that a level needs is known; an entry without its protective stop must not be opened. */
    public boolean ready() {
        for (int i = 0; i < rules.atrs.size(); i++) {
            if (Double.isNaN(rules.atrs.get(i)[exitSlot])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a signal flip asks for the other side at once. */
    public boolean reverses() {
        return rules.closers.stream().anyMatch(c -> c instanceof CloseRule.Flip flip && flip.reverse());
    }

    /** The reason numbered as {@link ExitPosition#closeBar} returns it. */
    public ExitReason closeReason(int index) {
        return rules.closeReasons.get(index);
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
        return stopIds;
    }

    List<Integer> atrPeriods() {
        return List.copyOf(rules.atrPeriods);
    }

    ExitReason stopReason(int index) {
        return rules.stopReasons.get(index);
    }

    ExitReason targetReason(int index) {
        return rules.targetReasons.get(index);
    }

    double atr(int slot, double otherwise) {
        double now = rules.atrs.get(slot)[exitSlot];
        return now == now ? now : otherwise;
    }

    /** Signed extreme of the lookback window; +infinity while it is not known, so that the best price since entry counts. */
    double extreme(int slot, int sign) {
        double now = sign > 0 ? rules.highs.get(slot)[exitSlot] : -rules.lows.get(slot)[exitSlot];
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
