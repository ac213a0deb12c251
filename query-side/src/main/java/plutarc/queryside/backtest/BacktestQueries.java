package plutarc.queryside.backtest;

import static plutarc.queryside.backtest.BacktestFacts.BACKTESTS;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import plutarc.contracts.backtest.BacktestDefinition;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestQuery.*;
import plutarc.contracts.backtest.BacktestReport;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.contracts.backtest.BacktestState;
import plutarc.contracts.backtest.BacktestTradeView;
import plutarc.contracts.backtest.BacktestView;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.store.Views;
import plutarc.queryside.workspace.ActorNames;
import tools.jackson.databind.json.JsonMapper;

/** Answers what can be asked about backtests. A deleted one is as unknown as what never was. Thread-safe. */
public final class BacktestQueries {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Views views;
    private final BacktestResults results;
    private final ActorNames names;

    public BacktestQueries(Views views, BacktestResults results, ActorNames names) {
        this.views = views;
        this.results = results;
        this.names = names;
    }

    @QueryHandler
    List<BacktestView> handle(Backtests query) {
        return views.find(BACKTESTS, query.workspaceId(), List.of(), Sort.unsorted(), 0).stream().filter(each -> !each.deleted())
                .sorted(Comparator.comparing(BacktestFacts::requestedAt).reversed().thenComparing(each -> each.backtestId().value())).map(this::view).toList();
    }

    @QueryHandler
    Optional<BacktestView> handle(BacktestById query) {
        return known(query.workspaceId(), query.backtestId()).map(this::view);
    }

    @QueryHandler
    Optional<BacktestDefinition> handle(DefinitionOfBacktest query) {
        return known(query.workspaceId(), query.backtestId()).map(each -> new BacktestDefinition(each.definition()));
    }

    @QueryHandler
    Optional<BacktestReport> handle(ReportOfBacktest query) {
        return part(query.workspaceId(), query.backtestId(), BacktestResults.REPORT).map(json -> JSON.readValue(json, BacktestReport.class));
    }

    @QueryHandler
    List<BacktestTradeView> handle(TradesOfBacktest query) {
        return trades(query.workspaceId(), query.backtestId()).stream().filter(trade -> trade.number() >= query.from()).limit(Math.max(0, query.limit()))
                .map(BacktestTradeView::brief).toList();
    }

    @QueryHandler
    Optional<BacktestTradeView> handle(TradeOfBacktest query) {
        return trades(query.workspaceId(), query.backtestId()).stream().filter(trade -> trade.number() == query.number()).findFirst();
    }

    private List<BacktestTradeView> trades(WorkspaceId workspace, BacktestId backtest) {
        return part(workspace, backtest, BacktestResults.TRADES).map(json -> List.of(JSON.readValue(json, BacktestTradeView[].class))).orElse(List.of());
    }

    /** Of one that has completed: what a run has kept that was cancelled meanwhile is nobody's. */
    private Optional<byte[]> part(WorkspaceId workspace, BacktestId backtest, String part) {
        return known(workspace, backtest).filter(each -> each.state() == BacktestState.COMPLETED).flatMap(each -> results.read(workspace, backtest, part));
    }

    private Optional<BacktestFacts> known(WorkspaceId workspace, BacktestId backtest) {
        return views.byId(BACKTESTS, BacktestFacts.key(workspace, backtest), workspace).filter(each -> !each.deleted());
    }

    private BacktestView view(BacktestFacts facts) {
        return facts.view(names.nameOf(facts.by()));
    }
}
