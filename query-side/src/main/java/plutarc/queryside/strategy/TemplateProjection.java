package plutarc.queryside.strategy;

import static plutarc.queryside.strategy.TemplateFacts.TEMPLATES;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import plutarc.contracts.strategy.TemplateEvent;
import plutarc.queryside.message.ViewProcessor;
import plutarc.queryside.store.Source;
import plutarc.queryside.store.ViewBatches;

/** Templates, every version of each. */
@ProcessingGroup(ViewProcessor.NAME)
public final class TemplateProjection {

    private final ViewBatches batches;

    public TemplateProjection(ViewBatches batches) {
        this.batches = batches;
    }

    @EventHandler
    void on(TemplateEvent event, DomainEventMessage<?> message) {
        Instant at = message.getTimestamp();
        batches.current().change(TEMPLATES, event.templateId().value(), event.workspaceId(), Source.of(message), known -> switch (event) {
            case TemplateEvent.TemplateCreated e -> known.or(() -> Optional.of(
                    new TemplateFacts(e.templateId(), e.name(), List.of(new TemplateFacts.Version(1, e.definition(), at)), false)));
            case TemplateEvent.TemplateRevised e -> known.map(template -> template.revised(new TemplateFacts.Version(e.version(), e.definition(), at)));
            case TemplateEvent.TemplateRenamed e ->
                    known.map(template -> new TemplateFacts(template.templateId(), e.name(), template.versions(), template.deleted()));
            case TemplateEvent.TemplateDeleted e ->
                    known.map(template -> new TemplateFacts(template.templateId(), template.name(), template.versions(), true));
            case TemplateEvent.TemplateRestored _ ->
                    known.map(template -> new TemplateFacts(template.templateId(), template.name(), template.versions(), false));
        });
    }
}
