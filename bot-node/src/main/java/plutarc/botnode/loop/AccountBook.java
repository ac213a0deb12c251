package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.trading.Trade;
import plutarc.exchanges.Wallet;
import plutarc.strategy.risk.RiskCheck;
import plutarc.strategy.risk.RiskSnapshot;

/** The account's money and what the bot's risk limits remember of it. Amounts in one settlement currency. Of the loop's thread alone. */
final class AccountBook {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Deque<Instant> errors = new ArrayDeque<>();
    private Optional<Wallet> wallet = Optional.empty();
    private Optional<String> currency = Optional.empty();
    private long day = Long.MIN_VALUE;
    private double dayStartEquity = Double.NaN;
    private double peakEquity = Double.NaN;
    private int consecutiveLosses;
    private long lastLossTime;
    private boolean killedToday;
    private boolean stopped;
    private boolean errorsReported;

    AccountBook(Optional<LoopState.RiskState> remembered) {
        remembered.ifPresent(s -> {
            day = s.day();
            dayStartEquity = s.dayStartEquity();
            peakEquity = s.peakEquity();
            consecutiveLosses = s.consecutiveLosses();
            lastLossTime = s.lastLossTime();
            killedToday = s.killedToday();
            stopped = s.stopped();
        });
    }

    Optional<LoopState.RiskState> state() {
        return Double.isNaN(dayStartEquity) ? Optional.empty()
                : Optional.of(new LoopState.RiskState(day, dayStartEquity, peakEquity, consecutiveLosses, lastLossTime, killedToday, stopped));
    }

    void wallet(Wallet latest) {
        wallet = Optional.of(latest);
    }

    void settlesIn(String settleCurrency) {
        currency = Optional.of(settleCurrency);
    }

    Optional<String> currency() {
        return currency;
    }

    Optional<Wallet.Balance> balance(String of) {
        return wallet.flatMap(w -> w.in(of));
    }

    /** Wallet balance and what is not realised yet; NaN while the wallet is unknown. */
    double equity(String of, BigDecimal unrealised) {
        return balance(of).map(b -> b.total().add(unrealised).doubleValue()).orElse(Double.NaN);
    }

    double available(String of) {
        return balance(of).map(b -> b.available().doubleValue()).orElse(Double.NaN);
    }

    boolean stopped() {
        return stopped;
    }

    boolean killedToday() {
        return killedToday;
    }

    /** A person has resumed the bot: what only a person lifts is lifted, and the peak counts from now. */
    void lift() {
        stopped = false;
        consecutiveLosses = 0;
        peakEquity = Double.NaN;
    }

    /** Takes the equity at a moment of market time. Returns the limits reached by it, by name, with their figures. */
    Map<String, Map<String, BigDecimal>> observe(long marketTime, double equity, RiskLimits limits) {
        if (Double.isNaN(equity)) {
            return Map.of();
        }
        Map<String, Map<String, BigDecimal>> reached = new LinkedHashMap<>();
        long today = Math.floorDiv(marketTime, DAY);
        if (today != day || Double.isNaN(dayStartEquity)) {
            day = today;
            dayStartEquity = equity;
            killedToday = false;
        }
        peakEquity = Double.isNaN(peakEquity) ? equity : Math.max(peakEquity, equity);
        RiskSnapshot now = snapshot(marketTime, 0, 0, equity, false, limits, Instant.MIN);
        if (!killedToday && limits.dailyLossLimitPct().filter(pct -> RiskCheck.dailyLossPct(now) >= pct.doubleValue()).isPresent()) {
            killedToday = true;
            reached.put("dailyLossLimitPct", figures("lossPct", RiskCheck.dailyLossPct(now), "dayStartEquity", dayStartEquity, "equity", equity));
        }
        if (!stopped && limits.equityProtectionDrawdownPct().filter(pct -> RiskCheck.drawdownPct(now) >= pct.doubleValue()).isPresent()) {
            stopped = true;
            reached.put("equityProtectionDrawdownPct", figures("drawdownPct", RiskCheck.drawdownPct(now), "peakEquity", peakEquity, "equity", equity));
        }
        return reached;
    }

    /** Takes a completed trade into the streak. Returns the figures when the streak has reached its limit. */
    Optional<Map<String, BigDecimal>> closed(Trade trade, RiskLimits limits) {
        if (trade.netPnl().signum() > 0) {
            consecutiveLosses = 0;
            return Optional.empty();
        }
        if (limits.consecutiveLossLimit().filter(limit -> consecutiveLosses >= limit).isPresent() && pauseOver(trade.exitTime().toEpochMilli(), limits)) {
            consecutiveLosses = 0;
        }
        consecutiveLosses++;
        lastLossTime = trade.exitTime().toEpochMilli();
        return limits.consecutiveLossLimit().filter(limit -> consecutiveLosses == limit).map(limit -> Map.of("losses", BigDecimal.valueOf(consecutiveLosses)));
    }

    private boolean pauseOver(long now, RiskLimits limits) {
        return limits.consecutiveLossPauseMinutes() > 0 && now >= lastLossTime + limits.consecutiveLossPauseMinutes() * 60_000L;
    }

    /** The venue has failed to do something. Returns the figures when the threshold has just been reached. */
    Optional<Map<String, BigDecimal>> error(Instant now, RiskLimits limits) {
        errors.addLast(now);
        int inWindow = errorsInWindow(now, limits);
        if (inWindow >= limits.apiErrorThreshold() && !errorsReported) {
            errorsReported = true;
            return Optional.of(Map.of("errors", BigDecimal.valueOf(inWindow)));
        }
        return Optional.empty();
    }

    int errorsInWindow(Instant now, RiskLimits limits) {
        Instant since = now.minus(Duration.ofMinutes(limits.apiErrorWindowMinutes()));
        while (!errors.isEmpty() && errors.peekFirst().isBefore(since)) {
            errors.removeFirst();
        }
        errorsReported &= !errors.isEmpty();
        return errors.size();
    }

    RiskSnapshot snapshot(long marketTime, int onAsset, int total, double equity, boolean paused, RiskLimits limits, Instant now) {
        if (limits.consecutiveLossLimit().filter(limit -> consecutiveLosses >= limit).isPresent() && pauseOver(marketTime, limits)) {
            consecutiveLosses = 0;
        }
        int failures = now.equals(Instant.MIN) ? 0 : errorsInWindow(now, limits);
        return new RiskSnapshot(marketTime, onAsset, total, equity, dayStartEquity, peakEquity, consecutiveLosses, lastLossTime, killedToday, failures,
                paused || stopped);
    }

    private static Map<String, BigDecimal> figures(String a, double x, String b, double y, String c, double z) {
        return Map.of(a, rounded(x), b, rounded(y), c, rounded(z));
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN);
    }
}
