package plutarc.commandside.trading;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
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

    /** @return the highest number of the epoch that need not be sent again */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long record(RecordReports command) {
        var events = Recording.decide(facts, command);
        long before = facts.last(command.epoch()).orElse(0);
        events.forEach(event -> apply(event));
        return command.reports().isEmpty() ? before : Math.max(before, command.reports().getLast().number());
    }

    @EventSourcingHandler
    void on(TradingEvent event) {
        id = "ledger-" + event.botId();
        workspaceId = event.workspaceId();
        facts = facts.after(event);
    }
}
