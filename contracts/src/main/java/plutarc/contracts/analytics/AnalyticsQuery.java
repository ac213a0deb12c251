package plutarc.contracts.analytics;

import java.util.Optional;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked of completed trades. Each is answered for one workspace. */
public sealed interface AnalyticsQuery<R> extends Query<R> {

    /**
     * @param skip  lines to pass over, not negative
     * @param limit 1 to 10000
     */
    @MessageName("analytics.trades_found")
    @Requires(Permission.ANALYTICS_VIEW)
    record FoundTrades(WorkspaceId workspaceId, TradeFilter filter, TradeSort sort, boolean descending, int skip, int limit)
            implements AnalyticsQuery<Optional<TradesFound>> {
    }

    @MessageName("analytics.trade_choices")
    @Requires(Permission.ANALYTICS_VIEW)
    record Choices(WorkspaceId workspaceId) implements AnalyticsQuery<Optional<TradeChoices>> {
    }

    @MessageName("analytics.trade_in_detail")
    @Requires(Permission.ANALYTICS_VIEW)
    record Detail(WorkspaceId workspaceId, TradeId tradeId) implements AnalyticsQuery<Optional<TradeInDetail>> {
    }

    /** @param zone IANA name of the zone that weekdays and hours are counted in */
    @MessageName("analytics.performance")
    @Requires(Permission.ANALYTICS_VIEW)
    record PerformanceOf(WorkspaceId workspaceId, TradeFilter filter, String zone) implements AnalyticsQuery<Optional<Performance>> {
    }
}
