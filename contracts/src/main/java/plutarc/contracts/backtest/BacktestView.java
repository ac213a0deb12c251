package plutarc.contracts.backtest;

import java.time.Instant;
import java.util.Optional;

/**
 * One backtest, without its results.
 *
 * @param headline once it has completed
 * @param reason   why it failed
 * @param by       name of who asked for it
 */
public record BacktestView(BacktestId backtestId, String name, BacktestState state, BacktestSubject subject, BacktestConditions conditions, BacktestKind kind,
                           Optional<BacktestHeadline> headline, Optional<String> reason, String by, Instant requestedAt, Optional<Instant> endedAt) {
}
