package plutarc.contracts.backtest;

import java.util.Optional;

/**
 * How far a backtest has come; telemetry, never an event.
 *
 * @param done      of {@code total}, in candles or trials
 * @param etaMillis how long it will go on at this pace; empty before there is a pace
 */
public record BacktestProgress(BacktestId backtestId, long done, long total, long elapsedMillis, Optional<Long> etaMillis) {
}
