package plutarc.commandside.backtest;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import plutarc.commandside.message.Fields;
import plutarc.commandside.message.OwnedByWorkspace;
import plutarc.contracts.backtest.BacktestCommand.*;
import plutarc.contracts.backtest.BacktestEvent.*;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestState;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;

/** The backtests of one workspace: at most two run at once, at most a hundred are kept. */
@Aggregate(type = "backtests", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots", commandTargetResolver = "commandTarget")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class Backtests implements OwnedByWorkspace {
    static final int MOST_RUNNING = 2;
    static final int MOST_KEPT = 100;
    private static final int MAX_NAME = 120;

    /** One that is kept. */
    record Known(String name, BacktestState state) {
    }

    @AggregateIdentifier
    private String id;
    private WorkspaceId workspaceId;
    /** By id, oldest first. */
    private LinkedHashMap<String, Known> kept = new LinkedHashMap<>();

    Backtests() {
    }

    @Override
    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    /** Checks cheap things first: a refusal for want of a place needs no candles. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void request(RequestBacktest command, BacktestRequests requests) {
        if (kept.containsKey(command.backtestId().value())) {
            throw new RefusedException("backtest.exists", "This backtest has been requested already.");
        }
        if (kept.values().stream().filter(each -> each.state() == BacktestState.RUNNING).count() >= MOST_RUNNING) {
            throw new RefusedException("backtest.too_many_running", "Two backtests run already. Wait until one has ended, or cancel it.");
        }
        var name = Fields.text("name", command.name(), MAX_NAME);
        var what = requests.resolve(command);
        requests.requireRunnable(command.workspaceId(), what.definition(), command.conditions());
        requests.requireSearchable(command, what.definition());
        makeRoom(command.workspaceId());
        apply(new BacktestRequested(command.backtestId(), command.workspaceId(), name, what.subject(), what.definition(), command.conditions(), command.kind()));
    }

    /** @return whether it was still running, so that its results count */
    @CommandHandler
    boolean complete(CompleteBacktest command) {
        boolean running = known(command.backtestId()).state() == BacktestState.RUNNING;
        if (running) {
            apply(new BacktestCompleted(command.backtestId(), workspaceId, command.headline()));
        }
        return running;
    }

    @CommandHandler
    void fail(FailBacktest command) {
        if (known(command.backtestId()).state() == BacktestState.RUNNING) {
            apply(new BacktestFailed(command.backtestId(), workspaceId, command.reason()));
        }
    }

    /** One that has ended stays as it is. */
    @CommandHandler
    void cancel(CancelBacktest command) {
        if (known(command.backtestId()).state() == BacktestState.RUNNING) {
            apply(new BacktestCancelled(command.backtestId(), workspaceId));
        }
    }

    @CommandHandler
    void rename(RenameBacktest command) {
        var next = Fields.text("name", command.name(), MAX_NAME);
        if (!known(command.backtestId()).name().equals(next)) {
            apply(new BacktestRenamed(command.backtestId(), workspaceId, next));
        }
    }

    @CommandHandler
    void delete(DeleteBacktest command) {
        known(command.backtestId());
        apply(new BacktestDeleted(command.backtestId(), workspaceId));
    }

    private Known known(BacktestId backtest) {
        var known = kept.get(backtest.value());
        if (known == null) {
            throw new RefusedException("backtest.unknown", "There is no such backtest.");
        }
        return known;
    }

    private void makeRoom(WorkspaceId workspace) {
        if (kept.size() >= MOST_KEPT) {
            kept.entrySet().stream().filter(each -> each.getValue().state() != BacktestState.RUNNING).findFirst().map(Map.Entry::getKey)
                    .ifPresent(oldest -> apply(new BacktestDeleted(new BacktestId(oldest), workspace)));
        }
    }

    @EventSourcingHandler
    void on(BacktestRequested event) {
        id = "backtests-" + event.workspaceId().value();
        workspaceId = event.workspaceId();
        kept.put(event.backtestId().value(), new Known(event.name(), BacktestState.RUNNING));
    }

    @EventSourcingHandler
    void on(BacktestCompleted event) {
        ended(event.backtestId(), BacktestState.COMPLETED);
    }

    @EventSourcingHandler
    void on(BacktestFailed event) {
        ended(event.backtestId(), BacktestState.FAILED);
    }

    @EventSourcingHandler
    void on(BacktestCancelled event) {
        ended(event.backtestId(), BacktestState.CANCELLED);
    }

    @EventSourcingHandler
    void on(BacktestRenamed event) {
        kept.computeIfPresent(event.backtestId().value(), (key, known) -> new Known(event.name(), known.state()));
    }

    @EventSourcingHandler
    void on(BacktestDeleted event) {
        kept.remove(event.backtestId().value());
    }

    private void ended(BacktestId backtest, BacktestState state) {
        kept.computeIfPresent(backtest.value(), (key, known) -> new Known(known.name(), state));
    }
}
