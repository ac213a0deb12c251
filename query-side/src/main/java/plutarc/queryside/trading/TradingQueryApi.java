package plutarc.queryside.trading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.BotReport.EquityPoint;
import plutarc.contracts.trading.CandleView;
import plutarc.contracts.trading.OrderReport;
import plutarc.contracts.trading.PositionView;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradeView;
import plutarc.contracts.trading.TradingQuery;
import plutarc.queryside.message.Asking;

/** Trades, positions, orders, candles and equity over HTTP. */
@RestController
public class TradingQueryApi {

    private final Asking asking;

    public TradingQueryApi(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/api/trades")
    List<TradeView> trades(@RequestParam Optional<String> bot, @RequestParam Optional<String> symbol, @RequestParam Optional<Instant> before,
                           @RequestParam(defaultValue = "100") int limit) {
        return asking.list(new TradingQuery.Trades(asking.workspace(), bot.map(BotId::new), symbol, before, limit), TradeView.class);
    }

    @GetMapping("/api/trades/{id}")
    TradeView trade(@PathVariable String id) {
        return asking.one(new TradingQuery.TradeById(asking.workspace(), new TradeId(id)), TradeView.class, "trade");
    }

    @GetMapping("/api/positions")
    List<PositionView> positions(@RequestParam Optional<String> bot) {
        return asking.list(new TradingQuery.Positions(asking.workspace(), bot.map(BotId::new)), PositionView.class);
    }

    @GetMapping("/api/bots/{id}/orders")
    List<OrderReport> orders(@PathVariable String id, @RequestParam(defaultValue = "100") int limit) {
        return asking.list(new TradingQuery.Orders(asking.workspace(), new BotId(id), limit), OrderReport.class);
    }

    @GetMapping("/api/bots/{id}/candles")
    List<CandleView> candles(@PathVariable String id, @RequestParam String symbol, @RequestParam Optional<Instant> before,
                             @RequestParam(defaultValue = "500") int limit) {
        return asking.list(new TradingQuery.Candles(asking.workspace(), new BotId(id), symbol, before, limit), CandleView.class);
    }

    @GetMapping("/api/bots/{id}/verdicts")
    List<CandleEvaluated> verdicts(@PathVariable String id) {
        return asking.list(new TradingQuery.LatestVerdicts(asking.workspace(), new BotId(id)), CandleEvaluated.class);
    }

    @GetMapping("/api/bots/{id}/equity")
    List<EquityPoint> equity(@PathVariable String id, @RequestParam Optional<Instant> from, @RequestParam Optional<Instant> to,
                             @RequestParam(defaultValue = "1000") int limit) {
        return asking.list(new TradingQuery.Equity(asking.workspace(), new BotId(id), from, to, limit), EquityPoint.class);
    }
}
