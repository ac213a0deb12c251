package plutarc.strategy.exit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import plutarc.contracts.trading.Side;

/**
 * The exits of one open entry. Stops never loosen: a level only ever moves towards profit, whoever asks. Single-threaded.
 *
 * <p>Live: {@link #onPrice} for each price, {@link #onClose} after the engine has taken a base bar. Backtest: {@link #stopHit} and {@link #targetHit}
 * against the bar's extremes with the levels of the bar before, then {@link #onClose}.
 */
public final class ExitPosition {
    private final ExitPlan plan;
    private final int sign;
    private final double entryPrice;
    private final long entryTime;
    private final double signalClose;
    private final double[] entryAtrs;
    private final double[] levels;
    private final double initialRisk;
    private final double target;
    private final int targetRule;
    private double best;
    private int barsHeld;
    private double stop = Double.NEGATIVE_INFINITY;
    private int stopRule = -1;

    ExitPosition(ExitPlan plan, Side side, double entryPrice, long entryTime, EntryBasis basis) {
        this.plan = plan;
        this.sign = side == Side.LONG ? 1 : -1;
        this.entryPrice = entryPrice;
        this.entryTime = entryTime;
        this.signalClose = basis.signalClose();
        this.entryAtrs = basis.atrs();
        this.best = sign * entryPrice;
        this.levels = new double[plan.stopRules().length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = plan.stopRules()[i].initial(this);
        }
        tighten();
        this.initialRisk = stopRule < 0 ? Double.NaN : sign * entryPrice - stop;
        double bestTarget = Double.POSITIVE_INFINITY;
        int rule = -1;
        for (int i = 0; i < plan.targets().length; i++) {
            double level = sign * entryPrice + plan.targets()[i].distance(this);
            if (level < bestTarget) {
                bestTarget = level;
                rule = i;
            }
        }
        this.target = bestTarget;
        this.targetRule = rule;
    }

    // --- what the rules read, signed where said ---

    int sign() {
        return sign;
    }

    /** Plain. */
    public double entryPrice() {
        return entryPrice;
    }

    double signalClose() {
        return signalClose;
    }

    /** Signed best price since entry. */
    double best() {
        return best;
    }

    /** Distance from entry to the first stop; NaN when none stood at entry. */
    public double initialRisk() {
        return initialRisk;
    }

    double entryAtr(int slot) {
        return entryAtrs[slot];
    }

    double atrNow(int slot) {
        return plan.atr(slot, entryAtrs[slot]);
    }

    double extremeNow(int slot) {
        return plan.extreme(slot, sign);
    }

    // --- what the bot and the backtester ask ---

    public Side side() {
        return sign > 0 ? Side.LONG : Side.SHORT;
    }

    /** Epoch milliseconds. */
    public long entryTime() {
        return entryTime;
    }

    /** Trigger bars closed since entry, the entry's included. */
    public int barsHeld() {
        return barsHeld;
    }

    /** The tightest stop in force; NaN when there is none. */
    public double stopPrice() {
        return stopRule < 0 ? Double.NaN : sign * stop;
    }

    /** The tightest level of the rules that may rest at the venue; NaN when there is none. */
    public double restingStopPrice() {
        int rule = restingRule();
        return rule < 0 ? Double.NaN : sign * levels[rule];
    }

    /** The rule that holds {@link #restingStopPrice}; call only when there is one. */
    public ExitReason restingStopReason() {
        return plan.stopReason(restingRule());
    }

    private int restingRule() {
        int tightest = -1;
        for (int i = 0; i < levels.length; i++) {
            if (plan.stopRules()[i].rests() && !Double.isNaN(levels[i]) && (tightest < 0 || levels[i] > levels[tightest])) {
                tightest = i;
            }
        }
        return tightest;
    }

    /** Whether the tightest stop may rest at the venue. */
    public boolean stopRests() {
        return stopRule < 0 || plan.stopRules()[stopRule].rests();
    }

    /** The nearest target; NaN when there is none. */
    public double targetPrice() {
        return targetRule < 0 ? Double.NaN : sign * target;
    }

    /** Whether a bar with this low and high, or a price given as both, reaches the stop. */
    public boolean stopHit(double low, double high) {
        return (sign > 0 ? low : -high) <= stop;
    }

    public boolean targetHit(double low, double high) {
        return (sign > 0 ? high : -low) >= target;
    }

    /** The rule that holds the stop in force; call only when there is one. */
    public ExitReason stopReason() {
        return plan.stopReason(stopRule);
    }

    public ExitReason targetReason() {
        return plan.targetReason(targetRule);
    }

    /** A price in between closes: says whether stop or target is reached, and otherwise lets trailing rules follow it. NaN does nothing. */
    public Optional<ExitReason> onPrice(double price) {
        if (stopHit(price, price)) {
            return Optional.of(stopReason());
        }
        if (targetHit(price, price)) {
            return Optional.of(targetReason());
        }
        follow(price, price);
        return Optional.empty();
    }

    /**
     * A base bar has closed, and the engine has taken it: levels follow its best price, then the rules judged at closes speak. Does not look whether
     * the bar crossed stop or target; that is {@link #stopHit} and {@link #targetHit}, before.
     *
     * @return why to close now, if at all
     */
    public Optional<ExitReason> onClose(double low, double high, double close) {
        int fired = closeBar(low, high, close);
        return fired < 0 ? Optional.empty() : Optional.of(plan.closeReason(fired));
    }

    /** As {@link #onClose}, without allocation: the index of the close rule that fired, or -1. */
    public int closeBar(double low, double high, double close) {
        follow(low, high);
        if (plan.triggerClosed()) {
            barsHeld++;
        }
        return plan.hasCloseRules() ? plan.firing(this, close) : -1;
    }

    private void follow(double low, double high) {
        double favourable = sign > 0 ? high : -low;
        if (favourable > best) {
            best = favourable;
        }
        if (plan.anyMoves()) {
            StopRule[] rules = plan.stopRules();
            for (int i = 0; i < rules.length; i++) {
                if (rules[i].moves()) {
                    double wanted = rules[i].moved(this);
                    if (wanted > levels[i] || levels[i] != levels[i] && wanted == wanted) {
                        levels[i] = wanted;
                        if (wanted > stop) {
                            stop = wanted;
                            stopRule = i;
                        }
                    }
                }
            }
        }
    }

    private void tighten() {
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] > stop) {
                stop = levels[i];
                stopRule = i;
            }
        }
    }

    /** Profit at a price, percent of entry. */
    double profitPct(double price) {
        return 100 * sign * (price - entryPrice) / entryPrice;
    }

    /** Everything to remember, for a restart. */
    public ExitState state() {
        List<Double> plain = new ArrayList<>();
        for (double level : levels) {
            plain.add(Double.isNaN(level) ? null : sign * level);
        }
        return new ExitState(side(), entryPrice, entryTime, signalClose, plan.stopRuleIds(), Collections.unmodifiableList(plain), plan.atrPeriods(),
                Collections.unmodifiableList(Arrays.stream(entryAtrs).mapToObj(ExitPosition::boxed).collect(Collectors.toList())), sign * best, barsHeld,
                initialRisk);
    }

    /** Takes over what another run remembered: levels of rules that are still there, unless looser than what this one has. */
    void remember(ExitState state) {
        best = Math.max(best, sign * state.best());
        barsHeld = state.barsHeld();
        List<String> mine = plan.stopRuleIds();
        for (int i = 0; i < levels.length; i++) {
            int there = i < state.rules().size() && state.rules().get(i).equals(mine.get(i)) ? i : state.rules().indexOf(mine.get(i));
            Double level = there < 0 ? null : state.levels().get(there);
            if (level != null && !(sign * level <= levels[i])) {
                levels[i] = sign * level;
            }
        }
        tighten();
    }

    private static Double boxed(double v) {
        return Double.isNaN(v) ? null : v;
    }
}
