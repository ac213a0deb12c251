package plutarc.contracts.billing;

import java.util.Optional;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked about money. Each is answered for one workspace. */
public sealed interface BillingQuery<R> extends Query<R> {

    @MessageName("billing.of_workspace")
    @Requires(Permission.BILLING_VIEW)
    record BillingOfWorkspace(WorkspaceId workspaceId) implements BillingQuery<Optional<BillingView>> {
    }

    /** @param month such as {@code 2026-11} */
    @MessageName("billing.statement")
    @Requires(Permission.BILLING_VIEW)
    record StatementOfMonth(WorkspaceId workspaceId, String month) implements BillingQuery<Optional<StatementView>> {
    }
}
