package plutarc.commandside.workspace;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import plutarc.commandside.message.Fields;
import plutarc.commandside.message.OwnedByWorkspace;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceCommand.OpenWorkspace;
import plutarc.contracts.workspace.WorkspaceEvent.WorkspaceOpened;
import plutarc.contracts.workspace.WorkspaceId;

/** A tenant. */
@Aggregate(type = "workspace", cache = "aggregateCache", commandTargetResolver = "commandTarget")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class Workspace implements OwnedByWorkspace {
    @AggregateIdentifier
    private WorkspaceId workspaceId;
    private AccountId owner;

    Workspace() {
    }

    @Override
    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    /** Told twice for the same owner, it changes nothing. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void open(OpenWorkspace command) {
        if (workspaceId == null) {
            apply(new WorkspaceOpened(command.workspaceId(), Fields.text("name", command.name(), 60), command.owner()));
        } else if (!owner.equals(command.owner())) {
            throw new RefusedException("workspace.exists", "This workspace exists and belongs to somebody else.");
        }
    }

    @EventSourcingHandler
    void on(WorkspaceOpened event) {
        workspaceId = event.workspaceId();
        owner = event.owner();
    }
}
