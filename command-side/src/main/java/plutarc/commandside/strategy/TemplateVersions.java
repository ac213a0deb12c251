package plutarc.commandside.strategy;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.strategy.TemplateEvent;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Any version of a template that has not been deleted, read from the template's own events: a version is immutable because an event is.
 * Called inside the unit of work of the command that needs it.
 */
public final class TemplateVersions {
    private final Repository<Template> templates;
    private final EventStore events;

    public TemplateVersions(Repository<Template> templates, EventStore events) {
        this.templates = templates;
        this.events = events;
    }

    /** @throws RefusedException {@code template.unknown} or {@code template.unknown_version} */
    public TemplateVersion find(WorkspaceId workspace, TemplateId templateId, int version) {
        var name = nameOf(workspace, templateId);
        return events.readEvents(templateId.value(), 0).asStream()
                .flatMap(event -> definitionOf(event.getPayload(), version).stream())
                .findFirst()
                .map(definition -> new TemplateVersion(templateId, name, version, definition))
                .orElseThrow(() -> new RefusedException(Refusal.of("template.unknown_version", "The template has no such version.", "version",
                        String.valueOf(version), "1 to the latest version of the template")));
    }

    private String nameOf(WorkspaceId workspace, TemplateId templateId) {
        try {
            var template = templates.load(templateId.value());
            if (template.invoke(it -> workspace.equals(it.workspaceId()) && !it.deleted())) {
                return template.invoke(Template::name);
            }
        } catch (AggregateNotFoundException missing) {
            // answered below, as if it were another workspace's
        }
        throw new RefusedException("template.unknown", "There is no such template.");
    }

    private static Optional<String> definitionOf(Object payload, int version) {
        return switch (payload) {
            case TemplateEvent.TemplateCreated created when version == 1 -> Optional.of(created.definition());
            case TemplateEvent.TemplateRevised revised when revised.version() == version -> Optional.of(revised.definition());
            default -> Optional.empty();
        };
    }
}
