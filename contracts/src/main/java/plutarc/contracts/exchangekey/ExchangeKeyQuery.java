package plutarc.contracts.exchangekey;

import java.util.List;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked about exchange keys. Each is answered for one workspace; no answer holds a secret. */
public sealed interface ExchangeKeyQuery<R> extends Query<R> {

    @MessageName("exchangekey.all")
    @Requires(Permission.KEYS_VIEW)
    record ExchangeKeys(WorkspaceId workspaceId) implements ExchangeKeyQuery<List<ExchangeKeyView>> {
    }
}
