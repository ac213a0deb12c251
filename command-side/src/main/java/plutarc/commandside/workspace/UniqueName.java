package plutarc.commandside.workspace;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import plutarc.commandside.message.OwnedByWorkspace;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.NameEvent.NameFreed;
import plutarc.contracts.workspace.NameEvent.NameTaken;
import plutarc.contracts.workspace.WorkspaceId;

/** One name and who bears it. Its id is made of the name, so two takers meet in the same stream. */
@Aggregate(type = "name", commandTargetResolver = "commandTarget")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class UniqueName implements OwnedByWorkspace {
    @AggregateIdentifier
    private String id;
    private WorkspaceId workspaceId;
    private String holder;

    UniqueName() {
    }

    @Override
    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    /** @throws RefusedException {@code name.taken} if somebody else bears it */
    void take(WorkspaceId workspace, String kind, String name, String newHolder) {
        if (holder == null) {
            apply(new NameTaken(workspace, kind, name, newHolder));
        } else if (!holder.equals(newHolder)) {
            throw new RefusedException(Refusal.of(kind + ".name_taken", "Another " + kind + " of this workspace has this name.", "name", name,
                    "a name that no other " + kind + " of the workspace has"));
        }
    }

    void free(WorkspaceId workspace, String kind, String name, String formerHolder) {
        if (formerHolder.equals(holder)) {
            apply(new NameFreed(workspace, kind, name, formerHolder));
        }
    }

    @EventSourcingHandler
    void on(NameTaken event) {
        id = UniqueNames.idOf(event.workspaceId(), event.kind(), event.name());
        workspaceId = event.workspaceId();
        holder = event.holder();
    }

    @EventSourcingHandler
    void on(NameFreed event) {
        holder = null;
    }
}
