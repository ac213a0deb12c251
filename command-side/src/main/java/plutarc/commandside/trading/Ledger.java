package plutarc.commandside.trading;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.spring.stereotype.Aggregate;
import plutarc.commandside.message.OwnedByWorkspace;
import plutarc.contracts.trading.TradingCommand.RecordReports;
import plutarc.contracts.trading.TradingEvent;
import plutarc.contracts.workspace.WorkspaceId;

/** What one bot did at its venue, each once. Stands apart from the bot, so that its many events burden neither. */
@Aggregate(type = "ledger", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots", commandTargetResolver = "commandTarget")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class Ledger implements OwnedByWorkspace {
    @AggregateIdentifier
    private String id;
    private WorkspaceId workspaceId;
    private LedgerFacts facts = LedgerFacts.EMPTY;

    Ledger() {
    }

    @Override
    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    List<String> openSymbols() {
        return facts.openSymbols();
    }

    /**
     * @return the highest number of the epoch that need not be sent again
     * @throws AggregateNotFoundException if the ledger is another workspace's
     */
    long record(RecordReports command) {
        if (workspaceId != null && !workspaceId.equals(command.workspaceId())) {
            throw new AggregateNotFoundException(command.aggregateId(), "of another workspace");
        }
        long before = facts.last(command.epoch()).orElse(0);
        Recording.decide(facts, command).forEach(event -> apply(event));
        return Math.max(before, Recording.highest(command));
    }

    @EventSourcingHandler
    void on(TradingEvent event) {
        id = "ledger-" + event.botId();
        workspaceId = event.workspaceId();
        facts = facts.after(event);
    }
}
