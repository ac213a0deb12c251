package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.risk.RiskUse.Halt;
import plutarc.contracts.trading.Trade;
import plutarc.strategy.risk.RiskCheck;
import plutarc.strategy.risk.RiskSnapshot;

/**
 * What the bot's risk limits remember: the day's start, the peak, the streak, the venue's errors, and which limits have been reached. Amounts in one settlement
 * currency, times in epoch milliseconds of market time unless said otherwise. Of the loop's thread alone.
 */
final class RiskBook {

    private static final String PROTECTION = "equityProtectionDrawdownPct";
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** A limit that has just been reached, what follows, and the figures that reached it. */
    record Reached(String limit, Action action, Map<String, BigDecimal> figures) {
    }

    /** What follows when a limit is reached. */
    enum Action {
        PAUSE_ENTRIES, CLOSE_POSITION, CLOSE_ALL, PAUSE_AND_CLOSE_ALL, REPORT;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final VenueErrors errors;
    private long day = Long.MIN_VALUE;
    private double dayStartEquity = Double.NaN;
    private double peakEquity = Double.NaN;
    private int consecutiveLosses;
    private long lastLossTime;
    private boolean killedToday;
    private boolean stopped;
    /** The limit that has closings under way, until the venue shows that all is flat. */
    private Optional<String> closing = Optional.empty();

    RiskBook(Optional<LoopState.RiskState> remembered) {
        this.errors = new VenueErrors(remembered.flatMap(LoopState.RiskState::venuePause));
        remembered.ifPresent(s -> {
            day = s.day();
            dayStartEquity = s.dayStartEquity();
            peakEquity = s.peakEquity();
            consecutiveLosses = s.consecutiveLosses();
            lastLossTime = s.lastLossTime();
            killedToday = s.killedToday();
            stopped = s.stopped();
            closing = s.closing();
        });
    }

    Optional<LoopState.RiskState> state() {
        boolean nothing = Double.isNaN(dayStartEquity) && errors.pause().isEmpty();
        return nothing ? Optional.empty() : Optional.of(new LoopState.RiskState(day, dayStartEquity, peakEquity, consecutiveLosses, lastLossTime, killedToday,
                stopped, errors.pause(), closing));
    }

    Optional<String> closing() {
        return closing;
    }

    void closed() {
        closing = Optional.empty();
    }

    /** A person has resumed the bot: what a person lifts is lifted, and the peak counts from now. The daily limit holds until its day is over. */
    void lift() {
        stopped = false;
        consecutiveLosses = 0;
        peakEquity = Double.NaN;
        errors.forget();
    }

    /** Whether this equity is one to remember: the first of a day, or a new peak. */
    boolean isNew(long marketTime, double equity) {
        return !Double.isNaN(equity) && (beginsDay(marketTime) || !(equity <= peakEquity));
    }

    private boolean beginsDay(long marketTime) {
        return Math.floorDiv(marketTime, DAY) != day || Double.isNaN(dayStartEquity);
    }

    /** Takes the equity at a moment of market time. Returns the limits reached by it. */
    List<Reached> observe(long marketTime, double equity, RiskLimits limits) {
        List<Reached> reached = new ArrayList<>();
        if (Double.isNaN(equity)) {
            return reached;
        }
        if (beginsDay(marketTime)) {
            day = Math.floorDiv(marketTime, DAY);
            dayStartEquity = equity;
            killedToday = false;
        }
        peakEquity = Double.isNaN(peakEquity) ? equity : Math.max(peakEquity, equity);
        RiskSnapshot now = snapshot(marketTime, 0, 0, equity, false, limits, Instant.EPOCH);
        double daily = RiskCheck.dailyLossPct(now);
        limits.dailyLossLimitPct().filter(pct -> !killedToday && daily >= pct.doubleValue()).ifPresent(pct -> {
            killedToday = true;
            reached.add(new Reached("dailyLossLimitPct", limits.dailyLossCloseAll() ? Action.CLOSE_ALL : Action.PAUSE_ENTRIES,
                    figures(pct, daily, "equity", equity, "dayStartEquity", dayStartEquity)));
        });
        double drawdown = RiskCheck.drawdownPct(now);
        limits.equityProtectionDrawdownPct().filter(pct -> !stopped && drawdown >= pct.doubleValue()).ifPresent(pct -> {
            stopped = true;
            reached.add(new Reached(PROTECTION, Action.PAUSE_AND_CLOSE_ALL,
                    figures(pct, drawdown, "equity", equity, "peakEquity", peakEquity)));
        });
        reached.stream().filter(it -> it.action() != Action.PAUSE_ENTRIES).forEach(it -> closing = Optional.of(it.limit()));
        return reached;
    }

    /** Takes a completed trade into the streak. Returns what it has reached. */
    Optional<Reached> closed(Trade trade, RiskLimits limits, double equity) {
        if (trade.netPnl().signum() > 0) {
            consecutiveLosses = 0;
            return Optional.empty();
        }
        pauseOver(trade.exitTime().toEpochMilli(), limits);
        consecutiveLosses++;
        lastLossTime = trade.exitTime().toEpochMilli();
        return limits.consecutiveLossLimit().filter(limit -> consecutiveLosses == limit).map(limit -> new Reached("consecutiveLossLimit", Action.PAUSE_ENTRIES,
                figures(BigDecimal.valueOf(limit), consecutiveLosses, "equity", equity, "pauseMinutes", limits.consecutiveLossPauseMinutes())));
    }

    /** The venue has failed to do something. Returns what that has reached. */
    Optional<Reached> failed(Instant now, RiskLimits limits, double equity) {
        return errors.failed(now, limits).map(count -> new Reached("apiErrorThreshold", Action.PAUSE_ENTRIES,
                figures(BigDecimal.valueOf(limits.apiErrorThreshold()), count, "equity", equity, "windowMinutes", limits.apiErrorWindowMinutes())));
    }

    /** Ends the pauses that end by themselves. Returns the limits that have just been lifted. */
    List<String> lifted(long marketTime, Instant now, RiskLimits limits) {
        List<String> over = new ArrayList<>();
        if (errors.recovers(now)) {
            over.add("apiErrorThreshold");
        }
        if (pauseOver(marketTime, limits)) {
            over.add("consecutiveLossLimit");
        }
        return over;
    }

    /** The streak is forgotten when its pause is over. Returns whether it has just been. */
    private boolean pauseOver(long marketTime, RiskLimits limits) {
        boolean over = limits.consecutiveLossLimit().filter(limit -> consecutiveLosses >= limit).isPresent() && limits.consecutiveLossPauseMinutes() > 0
                && marketTime >= streakUntil(limits);
        if (over) {
            consecutiveLosses = 0;
        }
        return over;
    }

    private long streakUntil(RiskLimits limits) {
        return lastLossTime + limits.consecutiveLossPauseMinutes() * 60_000L;
    }

    RiskSnapshot snapshot(long marketTime, int onAsset, int total, double equity, boolean paused, RiskLimits limits, Instant now) {
        return new RiskSnapshot(marketTime, onAsset, total, equity, dayStartEquity, peakEquity, consecutiveLosses, lastLossTime, killedToday,
                errors.counting(now, limits), paused || stopped);
    }

    /** What keeps entries out on every instrument, as {@link RiskCheck} sees it, with when and how it ends. */
    List<Halt> halts(RiskLimits limits, RiskSnapshot snapshot) {
        List<Halt> halts = new ArrayList<>();
        RiskCheck.breaches(limits, snapshot).stream().filter(breach -> !breach.isPause() && !breach.limit().startsWith("maxPositions"))
                .map(breach -> halt(breach, limits)).forEach(halts::add);
        if (stopped && halts.stream().noneMatch(halt -> halt.limit().equals(PROTECTION))) {
            halts.add(new Halt(PROTECTION, Optional.empty(), true, "equity protection was reached"));
        }
        return halts;
    }

    private Halt halt(RiskCheck.Breach breach, RiskLimits limits) {
        return switch (breach.limit()) {
            case "dailyLossLimitPct" -> new Halt(breach.limit(), Optional.of(Instant.ofEpochMilli((day + 1) * DAY)), false, breach.reason());
            case "consecutiveLossLimit" -> new Halt(breach.limit(), limits.consecutiveLossPauseMinutes() == 0 ? Optional.empty()
                    : Optional.of(Instant.ofEpochMilli(streakUntil(limits))), true, breach.reason());
            case PROTECTION -> new Halt(breach.limit(), Optional.empty(), true, breach.reason());
            case "apiErrorThreshold" -> new Halt(breach.limit(), errors.until(), true, breach.reason());
            case String other -> new Halt(other, Optional.empty(), false, breach.reason());
        };
    }

    /** The limit, what was measured against it, and two figures more; what is not known is left out. */
    static Map<String, BigDecimal> figures(BigDecimal limit, double value, String a, double x, String b, double y) {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        figures.put("limit", limit);
        figures.put("value", rounded(value));
        put(figures, a, x);
        put(figures, b, y);
        return figures;
    }

    private static void put(Map<String, BigDecimal> figures, String name, double value) {
        if (!Double.isNaN(value)) {
            figures.put(name, rounded(value));
        }
    }

    static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }
}
