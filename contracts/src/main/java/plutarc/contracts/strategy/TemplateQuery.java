package plutarc.contracts.strategy;

import java.util.List;
import java.util.Optional;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked about templates. Each is answered for one workspace. */
public sealed interface TemplateQuery<R> extends Query<R> {

    @MessageName("template.all")
    @Requires(Permission.TEMPLATES_VIEW)
    record Templates(WorkspaceId workspaceId) implements TemplateQuery<List<TemplateView>> {
    }

    /** One version, or the latest where {@code version} is empty. */
    @MessageName("template.by_id")
    @Requires(Permission.TEMPLATES_VIEW)
    record TemplateById(WorkspaceId workspaceId, TemplateId templateId, Optional<Integer> version) implements TemplateQuery<Optional<TemplateView>> {
    }
}
