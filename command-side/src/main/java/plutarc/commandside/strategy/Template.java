package plutarc.commandside.strategy;

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
import plutarc.contracts.strategy.TemplateCommand.*;
import plutarc.contracts.strategy.TemplateEvent.*;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.workspace.WorkspaceId;

/** A template: a name and versions, counted from 1, each as it was saved. Their text lies in the events alone ({@link TemplateVersions}). */
@Aggregate(type = "template", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots", commandTargetResolver = "commandTarget")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class Template implements OwnedByWorkspace {
    private static final int MAX_NAME = 80;
    private static final int MAX_DEFINITION = 256 * 1024;

    @AggregateIdentifier
    private TemplateId templateId;
    private WorkspaceId workspaceId;
    private String name;
    private int latestVersion;
    private String latestDefinition;
    private boolean deleted;

    Template() {
    }

    @Override
    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    String name() {
        return name;
    }

    boolean deleted() {
        return deleted;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void create(CreateTemplate command, TemplateDefinitions definitions) {
        if (templateId != null) {
            throw new RefusedException("template.exists", "This template has been created already.");
        }
        var valid = valid(command.definition(), definitions);
        apply(new TemplateCreated(command.templateId(), command.workspaceId(), Fields.text("name", command.name(), MAX_NAME), valid));
    }

    /** @return the version that now is the latest; the same definition again makes no new one */
    @CommandHandler
    int revise(ReviseTemplate command, TemplateDefinitions definitions) {
        requireThere();
        var valid = valid(command.definition(), definitions);
        if (!valid.equals(latestDefinition)) {
            apply(new TemplateRevised(templateId, workspaceId, latestVersion + 1, valid));
        }
        return latestVersion;
    }

    @CommandHandler
    void rename(RenameTemplate command) {
        requireThere();
        var next = Fields.text("name", command.name(), MAX_NAME);
        if (!next.equals(name)) {
            apply(new TemplateRenamed(templateId, workspaceId, next));
        }
    }

    @CommandHandler
    void delete(DeleteTemplate command) {
        requireThere();
        apply(new TemplateDeleted(templateId, workspaceId));
    }

    @CommandHandler
    void restore(RestoreTemplate command) {
        if (deleted) {
            apply(new TemplateRestored(templateId, workspaceId));
        }
    }

    /** A deleted one can only be restored: for everything else it is as unknown as one that never was. */
    private void requireThere() {
        if (deleted) {
            throw new RefusedException("template.unknown", "There is no such template.");
        }
    }

    private static String valid(String definition, TemplateDefinitions definitions) {
        if (definition == null || definition.isBlank() || definition.length() > MAX_DEFINITION) {
            throw Fields.invalid("definition", definition == null ? null : definition.length() + " characters", "1 to " + MAX_DEFINITION + " characters of JSON");
        }
        definitions.requireValid(definition);
        return definition;
    }

    @EventSourcingHandler
    void on(TemplateCreated event) {
        templateId = event.templateId();
        workspaceId = event.workspaceId();
        name = event.name();
        latestVersion = 1;
        latestDefinition = event.definition();
    }

    @EventSourcingHandler
    void on(TemplateRevised event) {
        latestVersion = event.version();
        latestDefinition = event.definition();
    }

    @EventSourcingHandler
    void on(TemplateRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void on(TemplateDeleted event) {
        deleted = true;
    }

    @EventSourcingHandler
    void on(TemplateRestored event) {
        deleted = false;
    }
}
