package plutarc.contracts.strategy;

import plutarc.contracts.message.Event;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.workspace.WorkspaceId;

/** What has happened to a template. */
public sealed interface TemplateEvent extends Event {

    TemplateId templateId();

    WorkspaceId workspaceId();

    /** Version 1. */
    @MessageName("template.created")
    record TemplateCreated(TemplateId templateId, WorkspaceId workspaceId, String name, String definition) implements TemplateEvent {
    }

    @MessageName("template.revised")
    record TemplateRevised(TemplateId templateId, WorkspaceId workspaceId, int version, String definition) implements TemplateEvent {
    }

    @MessageName("template.renamed")
    record TemplateRenamed(TemplateId templateId, WorkspaceId workspaceId, String name) implements TemplateEvent {
    }

    @MessageName("template.deleted")
    record TemplateDeleted(TemplateId templateId, WorkspaceId workspaceId) implements TemplateEvent {
    }

    @MessageName("template.restored")
    record TemplateRestored(TemplateId templateId, WorkspaceId workspaceId) implements TemplateEvent {
    }
}
