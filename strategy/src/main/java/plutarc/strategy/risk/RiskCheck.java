package plutarc.strategy.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plutarc.contracts.risk.RiskLimits;

/**
 * The bot's risk limits before an entry, in the product's order: paused, positions, daily loss, streak, equity protection, minimum equity, venue errors. Leverage
 * and slippage shape the order itself. Pure functions.
 */
public final class RiskCheck {
    /**
     * A limit that blocks the entry.
     *
     * @param limit its name in {@link RiskLimits}
     * @param reason one sentence with the figures
     */
    public record Breach(String limit, String reason) {
        /** Whether it is a person's pause and no limit. */
        public boolean isPause() {
            return limit.equals("paused");
        }
    }

    private RiskCheck() { }

    /** Every limit that blocks an entry now; empty when none does. */
    public static List<Breach> breaches(RiskLimits limits, RiskSnapshot s) {
        List<Breach> found = new ArrayList<>();
        if (s.paused()) {
            found.add(new Breach("paused", "the bot is paused"));
        }
        if (s.entriesOnAsset() >= limits.maxPositionsPerAsset()) {
            found.add(new Breach("maxPositionsPerAsset", s.entriesOnAsset() + " of " + limits.maxPositionsPerAsset() + " positions on this asset"));
        }
        if (s.entriesTotal() >= limits.maxPositionsTotal()) {
            found.add(new Breach("maxPositionsTotal", s.entriesTotal() + " of " + limits.maxPositionsTotal() + " positions in total"));
        }
        limits.dailyLossLimitPct().filter(pct -> s.killedToday() || dailyLossPct(s) >= pct.doubleValue())
                .ifPresent(pct -> found.add(new Breach("dailyLossLimitPct", "loss today " + two(dailyLossPct(s)) + " % of equity, limit " + pct + " %, until 00:00 UTC")));
        limits.consecutiveLossLimit().filter(n -> s.consecutiveLosses() >= n && stillPaused(limits, s))
                .ifPresent(n -> found.add(new Breach("consecutiveLossLimit", s.consecutiveLosses() + " losses in a row, limit " + n)));
        limits.equityProtectionDrawdownPct().filter(pct -> drawdownPct(s) >= pct.doubleValue())
                .ifPresent(pct -> found.add(new Breach("equityProtectionDrawdownPct", "drawdown " + two(drawdownPct(s)) + " % from peak, limit " + pct + " %")));
        limits.minEquity().filter(min -> s.equity() < min.doubleValue())
                .ifPresent(min -> found.add(new Breach("minEquity", "equity " + two(s.equity()) + ", at least " + min)));
        if (s.errorsInWindow() >= limits.apiErrorThreshold()) {
            found.add(new Breach("apiErrorThreshold", s.errorsInWindow() + " venue errors in " + limits.apiErrorWindowMinutes() + " minutes"));
        }
        return found;
    }

    /** Loss since 00:00 UTC in percent of the equity then; negative when in profit. */
    public static double dailyLossPct(RiskSnapshot s) {
        return s.dayStartEquity() > 0 ? 100 * (s.dayStartEquity() - s.equity()) / s.dayStartEquity() : 0;
    }

    /** Drawdown from the peak, percent. */
    public static double drawdownPct(RiskSnapshot s) {
        return s.peakEquity() > 0 ? 100 * (s.peakEquity() - s.equity()) / s.peakEquity() : 0;
    }

    /** Whether an open entry has lost so much of equity, with fees, that it must be closed. {@code loss} is positive for a loss. */
    public static boolean exceedsLossPerTrade(RiskLimits limits, double loss, double equity) {
        return limits.maxLossPerTradePct().filter(pct -> loss >= equity * pct.doubleValue() / 100).isPresent();
    }

    /** Leverage for an entry: the wanted one, capped by limit and venue, at least 1. */
    public static double cappedLeverage(RiskLimits limits, double wanted, double venueMax) {
        return Math.max(1, Math.min(wanted, Math.min(limits.maxLeverage().doubleValue(), venueMax)));
    }

    private static boolean stillPaused(RiskLimits limits, RiskSnapshot s) {
        int minutes = limits.consecutiveLossPauseMinutes();
        return minutes == 0 || s.now() < s.lastLossTime() + minutes * 60_000L;
    }

    private static String two(double v) {
        return String.format(Locale.ROOT, "%.2f", v);
    }
}
