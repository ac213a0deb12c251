package plutarc.queryside.backtest;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.backtest.BacktestHeadline;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestKind;
import plutarc.contracts.backtest.BacktestState;
import plutarc.contracts.backtest.BacktestSubject;
import plutarc.contracts.backtest.BacktestView;
import plutarc.contracts.message.Actor;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.store.ViewCollection;

/**
 * One backtest.
 *
 * @param definition what it ran; empty text once it is deleted
 * @param deleted    no longer there for anybody
 */
public record BacktestFacts(BacktestId backtestId, String name, BacktestState state, BacktestSubject subject, String definition, BacktestConditions conditions, BacktestKind kind,
                            Optional<BacktestHeadline> headline, Optional<String> reason, Actor by, Instant requestedAt, Optional<Instant> endedAt, boolean deleted) {

    public static final ViewCollection<BacktestFacts> BACKTESTS = ViewCollection.of("backtests", BacktestFacts.class).indexed("workspace");

    /** A workspace may call its backtests as it likes: another's of the same name is another one. */
    static String key(WorkspaceId workspace, BacktestId backtest) {
        return workspace.value() + "/" + backtest.value();
    }

    BacktestFacts ended(BacktestState next, Optional<BacktestHeadline> figures, Optional<String> why, Instant at) {
        return new BacktestFacts(backtestId, name, next, subject, definition, conditions, kind, figures, why, by, requestedAt, Optional.of(at), deleted);
    }

    BacktestFacts renamed(String next) {
        return new BacktestFacts(backtestId, next, state, subject, definition, conditions, kind, headline, reason, by, requestedAt, endedAt, deleted);
    }

    BacktestFacts gone() {
        return new BacktestFacts(backtestId, name, state, subject, "", conditions, kind, headline, reason, by, requestedAt, endedAt, true);
    }

    /** @param byName of who asked for it */
    public BacktestView view(String byName) {
        return new BacktestView(backtestId, name, state, subject, conditions, kind, headline, reason, byName, requestedAt, endedAt);
    }
}
