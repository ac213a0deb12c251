package plutarc.queryside.backtest;

import static plutarc.queryside.backtest.BacktestFacts.BACKTESTS;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import plutarc.contracts.backtest.BacktestEvent;
import plutarc.contracts.backtest.BacktestState;
import plutarc.contracts.message.Sender;
import plutarc.queryside.message.ViewProcessor;
import plutarc.queryside.store.Source;
import plutarc.queryside.store.ViewBatches;

/** Backtests, one view each. */
@ProcessingGroup(ViewProcessor.NAME)
public final class BacktestProjection {

    private final ViewBatches batches;

    public BacktestProjection(ViewBatches batches) {
        this.batches = batches;
    }

    @EventHandler
    void on(BacktestEvent event, DomainEventMessage<?> message) {
        Instant at = message.getTimestamp();
        batches.current().change(BACKTESTS, BacktestFacts.key(event.workspaceId(), event.backtestId()), event.workspaceId(), Source.of(message), known -> switch (event) {
            case BacktestEvent.BacktestRequested e -> known.or(() -> Optional.of(new BacktestFacts(e.backtestId(), e.name(), BacktestState.RUNNING, e.subject(), e.definition(),
                    e.conditions(), e.kind(), Optional.empty(), Optional.empty(), Sender.of(message.getMetaData()).actor(), at, Optional.empty(), false)));
            case BacktestEvent.BacktestCompleted e -> known.map(it -> it.ended(BacktestState.COMPLETED, Optional.of(e.headline()), Optional.empty(), at));
            case BacktestEvent.BacktestFailed e -> known.map(it -> it.ended(BacktestState.FAILED, Optional.empty(), Optional.of(e.reason()), at));
            case BacktestEvent.BacktestCancelled _ -> known.map(it -> it.ended(BacktestState.CANCELLED, Optional.empty(), Optional.empty(), at));
            case BacktestEvent.BacktestRenamed e -> known.map(it -> it.renamed(e.name()));
            case BacktestEvent.BacktestDeleted _ -> known.map(BacktestFacts::gone);
        });
    }
}
