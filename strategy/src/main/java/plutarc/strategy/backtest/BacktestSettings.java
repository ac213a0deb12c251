package plutarc.strategy.backtest;

import java.util.Optional;
import java.util.OptionalLong;
import plutarc.contracts.risk.RiskLimits;

/**
 * The conditions of a backtest. Fees and steps are the instrument's.
 *
 * @param cash to start with, settlement currency
 * @param fill convention for stops and targets
 * @param slippageBps against every market fill: entries, exits at the open, stops; targets are resting orders and have none
 * @param makerTargets whether targets pay the maker's fee instead of the taker's
 * @param leverage wanted; capped by the limits and the instrument
 * @param limits the bot's risk limits; empty runs without
 * @param sessions whether the template's trading sessions count
 * @param funding whether funding is paid
 * @param warmupBars base candles before the first decision; the template's own need when that is larger
 * @param from no decision before this instant, epoch milliseconds
 * @param whatIf whether entries that were blocked are followed, to say what they would have made
 * @param equityPoints about how many points the equity series keeps, one a day at least; the drawdown is exact, whatever their number
 */
public record BacktestSettings(double cash, FillConvention fill, double slippageBps, boolean makerTargets, double leverage, MarginMode marginMode,
                               Optional<RiskLimits> limits, boolean sessions, boolean funding, int warmupBars, OptionalLong from, boolean whatIf,
                               int equityPoints) {
    public BacktestSettings {
        if (!(cash > 0 && Double.isFinite(cash))) {
            throw new IllegalArgumentException("cash " + cash + ": must be a number above 0");
        }
        if (!(slippageBps >= 0 && slippageBps < 10_000)) {
            throw new IllegalArgumentException("slippageBps " + slippageBps + ": must lie in [0, 10000)");
        }
        if (!(leverage >= 1)) {
            throw new IllegalArgumentException("leverage " + leverage + ": must be 1 or more");
        }
        if (warmupBars < 0) {
            throw new IllegalArgumentException("warmupBars " + warmupBars + ": must be 0 or more");
        }
        if (equityPoints < 2) {
            throw new IllegalArgumentException("equityPoints " + equityPoints + ": must be 2 or more");
        }
    }

    /** 10,000 in cash, intrabar fills, 2 bps of slippage, leverage 3 isolated, default risk limits, everything on. */
    public static BacktestSettings standard() {
        return new BacktestSettings(10_000, FillConvention.INTRABAR, 2, false, 3, MarginMode.ISOLATED, Optional.of(RiskLimits.DEFAULTS), true, true, 0,
                OptionalLong.empty(), true, 2000);
    }

    public BacktestSettings withCash(double v) {
        return new BacktestSettings(v, fill, slippageBps, makerTargets, leverage, marginMode, limits, sessions, funding, warmupBars, from, whatIf, equityPoints);
    }

    public BacktestSettings withFill(FillConvention v) {
        return new BacktestSettings(cash, v, slippageBps, makerTargets, leverage, marginMode, limits, sessions, funding, warmupBars, from, whatIf, equityPoints);
    }

    public BacktestSettings withSlippageBps(double v) {
        return new BacktestSettings(cash, fill, v, makerTargets, leverage, marginMode, limits, sessions, funding, warmupBars, from, whatIf, equityPoints);
    }

    public BacktestSettings withLeverage(double v, MarginMode mode) {
        return new BacktestSettings(cash, fill, slippageBps, makerTargets, v, mode, limits, sessions, funding, warmupBars, from, whatIf, equityPoints);
    }

    public BacktestSettings withLimits(Optional<RiskLimits> v) {
        return new BacktestSettings(cash, fill, slippageBps, makerTargets, leverage, marginMode, v, sessions, funding, warmupBars, from, whatIf, equityPoints);
    }

    public BacktestSettings withWarmupBars(int v) {
        return new BacktestSettings(cash, fill, slippageBps, makerTargets, leverage, marginMode, limits, sessions, funding, v, from, whatIf, equityPoints);
    }

    public BacktestSettings withFrom(OptionalLong v) {
        return new BacktestSettings(cash, fill, slippageBps, makerTargets, leverage, marginMode, limits, sessions, funding, warmupBars, v, whatIf, equityPoints);
    }

    public BacktestSettings withWhatIf(boolean v) {
        return new BacktestSettings(cash, fill, slippageBps, makerTargets, leverage, marginMode, limits, sessions, funding, warmupBars, from, v, equityPoints);
    }
}
