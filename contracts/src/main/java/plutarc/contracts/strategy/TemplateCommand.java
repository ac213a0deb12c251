package plutarc.contracts.strategy;

import plutarc.contracts.message.Command;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Requires;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked of a template. A definition is the template's JSON document, as the strategy module reads and writes it. */
public sealed interface TemplateCommand extends Command {

    TemplateId templateId();

    @Override
    default String aggregateId() {
        return templateId().value();
    }

    /** Refused, with every problem at once, if the definition is not valid. */
    @MessageName("template.create")
    @Requires(Permission.TEMPLATES_EDIT)
    record CreateTemplate(TemplateId templateId, WorkspaceId workspaceId, String name, String definition) implements TemplateCommand {
    }

    /** Makes the next version; earlier versions stay as they are. */
    @MessageName("template.revise")
    @Requires(Permission.TEMPLATES_EDIT)
    record ReviseTemplate(TemplateId templateId, String definition) implements TemplateCommand {
    }

    @MessageName("template.rename")
    @Requires(Permission.TEMPLATES_EDIT)
    record RenameTemplate(TemplateId templateId, String name) implements TemplateCommand {
    }

    /** Bots that run a version keep it; the template is no longer offered. */
    @MessageName("template.delete")
    @Requires(Permission.TEMPLATES_DELETE)
    record DeleteTemplate(TemplateId templateId) implements TemplateCommand {
    }

    /** Takes the deletion back: offered again, with every version. Of one that is not deleted, nothing changes. */
    @MessageName("template.restore")
    @Requires(Permission.TEMPLATES_DELETE)
    record RestoreTemplate(TemplateId templateId) implements TemplateCommand {
    }
}
