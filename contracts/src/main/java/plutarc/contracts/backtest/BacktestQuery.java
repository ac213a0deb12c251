package plutarc.contracts.backtest;

import java.util.List;
import java.util.Optional;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked about backtests. Each is answered for one workspace. */
public sealed interface BacktestQuery<R> extends Query<R> {

    /** Newest first. */
    @MessageName("backtest.all")
    @Requires(Permission.BACKTESTS_VIEW)
    record Backtests(WorkspaceId workspaceId) implements BacktestQuery<List<BacktestView>> {
    }

    @MessageName("backtest.by_id")
    @Requires(Permission.BACKTESTS_VIEW)
    record BacktestById(WorkspaceId workspaceId, BacktestId backtestId) implements BacktestQuery<Optional<BacktestView>> {
    }

    @MessageName("backtest.definition")
    @Requires(Permission.BACKTESTS_VIEW)
    record DefinitionOfBacktest(WorkspaceId workspaceId, BacktestId backtestId) implements BacktestQuery<Optional<BacktestDefinition>> {
    }

    /** Of one that has completed. */
    @MessageName("backtest.report")
    @Requires(Permission.BACKTESTS_VIEW)
    record ReportOfBacktest(WorkspaceId workspaceId, BacktestId backtestId) implements BacktestQuery<Optional<BacktestReport>> {
    }

    /** In the order of exits, from a number on, without signal states. */
    @MessageName("backtest.trades")
    @Requires(Permission.BACKTESTS_VIEW)
    record TradesOfBacktest(WorkspaceId workspaceId, BacktestId backtestId, int from, int limit) implements BacktestQuery<List<BacktestTradeView>> {
    }

    @MessageName("backtest.trade")
    @Requires(Permission.BACKTESTS_VIEW)
    record TradeOfBacktest(WorkspaceId workspaceId, BacktestId backtestId, int number) implements BacktestQuery<Optional<BacktestTradeView>> {
    }

    /**
     * @param symbol  of one of its markets; the first without
     * @param from    epoch milliseconds; the beginning without
     * @param to      exclusive; the end without
     * @param buckets at most so many, 10 to 5000
     */
    @MessageName("backtest.chart")
    @Requires(Permission.BACKTESTS_VIEW)
    record ChartOfBacktest(WorkspaceId workspaceId, BacktestId backtestId, Optional<String> symbol, Optional<Long> from, Optional<Long> to, int buckets)
            implements BacktestQuery<Optional<BacktestChart>> {
    }

    /** Runs at once, over at most {@link InstantBacktestView#MOST_CANDLES}; nothing is kept. */
    @MessageName("backtest.instant")
    @Requires(Permission.BACKTESTS_RUN)
    record InstantBacktest(WorkspaceId workspaceId, String definition, BacktestConditions conditions) implements BacktestQuery<Optional<InstantBacktestView>> {
    }

    /** Of a search that has completed. */
    @MessageName("backtest.search")
    @Requires(Permission.BACKTESTS_VIEW)
    record SearchOfBacktest(WorkspaceId workspaceId, BacktestId backtestId) implements BacktestQuery<Optional<SearchReportView>> {
    }

    /** The best that a running search has come upon; empty before there is one, and once it has ended. */
    @MessageName("backtest.search_so_far")
    @Requires(Permission.BACKTESTS_VIEW)
    record SearchSoFar(WorkspaceId workspaceId, BacktestId backtestId) implements BacktestQuery<Optional<SearchSoFarView>> {
    }

    /** The template with the values of one combination of a search, counted from 1 in the order of the table. */
    @MessageName("backtest.variant")
    @Requires(Permission.BACKTESTS_VIEW)
    record VariantOfSearch(WorkspaceId workspaceId, BacktestId backtestId, int rank) implements BacktestQuery<Optional<BacktestDefinition>> {
    }

    /**
     * What the trades of a completed backtest could have made in another order, or drawn again. Computed when asked for.
     *
     * @param runs 1 to {@link MonteCarloView#MOST_RUNS}
     * @param ruin share of the start, from 0 to below 1, at or below which an account counts as ruined
     */
    @MessageName("backtest.monte_carlo")
    @Requires(Permission.BACKTESTS_VIEW)
    record MonteCarloOfBacktest(WorkspaceId workspaceId, BacktestId backtestId, int runs, double ruin, long seed) implements BacktestQuery<Optional<MonteCarloView>> {
    }
}
