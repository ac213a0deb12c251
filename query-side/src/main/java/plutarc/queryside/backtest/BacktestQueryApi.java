package plutarc.queryside.backtest;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.backtest.BacktestChart;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.backtest.BacktestDefinition;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestQuery.*;
import plutarc.contracts.backtest.BacktestReport;
import plutarc.contracts.backtest.BacktestTradeView;
import plutarc.contracts.backtest.BacktestView;
import plutarc.contracts.backtest.InstantBacktestView;
import plutarc.queryside.message.Asking;
import plutarc.queryside.message.Limits;
import tools.jackson.databind.JsonNode;

/** Backtests over HTTP: what came of them. */
@RestController
public class BacktestQueryApi {

    private static final int TRADES_AT_ONCE = 2000;

    private final Asking asking;

    public BacktestQueryApi(Asking asking) {
        this.asking = asking;
    }

    record InstantRequest(JsonNode definition, BacktestConditions conditions) {
    }

    @GetMapping("/api/backtests")
    List<BacktestView> backtests() {
        return asking.list(new Backtests(asking.workspace()), BacktestView.class);
    }

    @GetMapping("/api/backtests/{id}")
    BacktestView backtest(@PathVariable String id) {
        return asking.one(new BacktestById(asking.workspace(), new BacktestId(id)), BacktestView.class, "backtest");
    }

    @GetMapping("/api/backtests/{id}/definition")
    BacktestDefinition definitionOfBacktest(@PathVariable String id) {
        return asking.one(new DefinitionOfBacktest(asking.workspace(), new BacktestId(id)), BacktestDefinition.class, "backtest");
    }

    @GetMapping("/api/backtests/{id}/report")
    BacktestReport reportOfBacktest(@PathVariable String id) {
        return asking.one(new ReportOfBacktest(asking.workspace(), new BacktestId(id)), BacktestReport.class, "backtest");
    }

    /** @param from number of the first trade; 2000 at once */
    @GetMapping("/api/backtests/{id}/trades")
    List<BacktestTradeView> tradesOfBacktest(@PathVariable String id, @RequestParam(defaultValue = "1") int from, @RequestParam(defaultValue = "2000") int limit) {
        return asking.list(new TradesOfBacktest(asking.workspace(), new BacktestId(id), from, Limits.require(limit, TRADES_AT_ONCE)), BacktestTradeView.class);
    }

    /** With its signal state. */
    @GetMapping("/api/backtests/{id}/trades/{number}")
    BacktestTradeView tradeOfBacktest(@PathVariable String id, @PathVariable int number) {
        return asking.one(new TradeOfBacktest(asking.workspace(), new BacktestId(id), number), BacktestTradeView.class, "trade");
    }

    @GetMapping(path = "/api/backtests/{id}/trades.csv", produces = "text/csv")
    ResponseEntity<String> tradesOfBacktestAsCsv(@PathVariable String id) {
        var backtest = asking.one(new BacktestById(asking.workspace(), new BacktestId(id)), BacktestView.class, "backtest");
        var trades = asking.list(new TradesOfBacktest(asking.workspace(), backtest.backtestId(), 1, Integer.MAX_VALUE), BacktestTradeView.class);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"trades-" + backtest.backtestId() + ".csv\"").body(TradeRows.csv(trades));
    }

    @GetMapping("/api/backtests/{id}/chart")
    BacktestChart chartOfBacktest(@PathVariable String id, @RequestParam Optional<String> symbol, @RequestParam Optional<Long> from, @RequestParam Optional<Long> to,
                        @RequestParam(defaultValue = "1500") int buckets) {
        return asking.one(new ChartOfBacktest(asking.workspace(), new BacktestId(id), symbol, from, to, buckets), BacktestChart.class, "backtest");
    }

    /** Changes nothing and keeps nothing. */
    @PostMapping("/api/backtests/instant")
    InstantBacktestView instantBacktest(@RequestBody InstantRequest asked) {
        return asking.one(new InstantBacktest(asking.workspace(), asked.definition() == null ? "" : asked.definition().toString(), asked.conditions()), InstantBacktestView.class, "backtest");
    }
}
