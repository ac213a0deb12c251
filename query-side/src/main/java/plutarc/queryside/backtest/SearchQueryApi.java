package plutarc.queryside.backtest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.backtest.BacktestDefinition;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestQuery.*;
import plutarc.contracts.backtest.BacktestView;
import plutarc.contracts.backtest.MonteCarloView;
import plutarc.contracts.backtest.SearchReportView;
import plutarc.contracts.backtest.SearchSoFarView;
import plutarc.queryside.message.Asking;

/** What searches found, and what may be computed from a result, over HTTP. */
@RestController
public class SearchQueryApi {

    private final Asking asking;

    public SearchQueryApi(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/api/backtests/{id}/search")
    SearchReportView search(@PathVariable String id) {
        return asking.one(new SearchOfBacktest(asking.workspace(), known(id)), SearchReportView.class, "backtest");
    }

    /** While it runs; unknown before there is a best, and once it has ended. */
    @GetMapping("/api/backtests/{id}/search/so-far")
    SearchSoFarView soFar(@PathVariable String id) {
        return asking.one(new SearchSoFar(asking.workspace(), known(id)), SearchSoFarView.class, "backtest");
    }

    /** The template with the values of the table's {@code number}-th row. */
    @GetMapping("/api/backtests/{id}/search/definitions/{number}")
    BacktestDefinition variant(@PathVariable String id, @PathVariable int number) {
        return asking.one(new VariantOfSearch(asking.workspace(), known(id), number), BacktestDefinition.class, "backtest");
    }

    /** Same seed, same figures. */
    @GetMapping("/api/backtests/{id}/monte-carlo")
    MonteCarloView monteCarlo(@PathVariable String id, @RequestParam(defaultValue = "1000") int runs, @RequestParam(defaultValue = "0.5") double ruin,
                              @RequestParam(defaultValue = "1") long seed) {
        return asking.one(new MonteCarloOfBacktest(asking.workspace(), known(id), runs, ruin, seed), MonteCarloView.class, "backtest");
    }

    /** What has been deleted is gone before its files are. */
    private BacktestId known(String id) {
        return asking.one(new BacktestById(asking.workspace(), new BacktestId(id)), BacktestView.class, "backtest").backtestId();
    }
}
