package plutarc.contracts.trading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked about all bots of a workspace together. */
public sealed interface FleetQuery<R> extends Query<R> {

    /** Ascending; a point a minute for a {@code from} of the last week, else one each quarter of an hour. Empty {@code from}: from the beginning. */
    @MessageName("trading.fleet_equity")
    @Requires(Permission.ANALYTICS_VIEW)
    record FleetEquity(WorkspaceId workspaceId, Optional<Instant> from) implements FleetQuery<List<FleetEquityPoint>> {
    }
}
