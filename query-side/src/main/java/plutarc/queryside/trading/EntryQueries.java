package plutarc.queryside.trading;

import static plutarc.queryside.exchangekey.KeyFacts.KEYS;
import static plutarc.queryside.trading.OrderFacts.ORDERS;
import static plutarc.queryside.trading.TelemetryCollections.STATUS;
import static plutarc.queryside.trading.TelemetryCollections.VERDICTS;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import plutarc.contracts.bot.BotView;
import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.EntryOutlook;
import plutarc.contracts.trading.EntryQuery;
import plutarc.contracts.trading.OrderReport;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.bot.BotCards;
import plutarc.queryside.store.Views;

/** Answers why a bot does not enter, now and at an earlier candle. Thread-safe. */
public final class EntryQueries {

    private final Views views;
    private final BotCards cards;
    private final Duration patience;
    private final Clock clock;

    /** @param patience after which silence makes a bot offline */
    public EntryQueries(Views views, BotCards cards, Duration patience, Clock clock) {
        this.views = views;
        this.cards = cards;
        this.patience = patience;
        this.clock = clock;
    }

    @QueryHandler
    Optional<EntryOutlook> handle(EntryQuery.Outlook query) {
        return cards.one(query.workspaceId(), query.botId()).map(bot -> {
            var status = views.byId(STATUS, bot.botId().value(), query.workspaceId()).orElseGet(() -> BotStatus.unknown(bot.botId()));
            List<String> symbols = EntryChecks.symbols(bot, status);
            Optional<String> symbol = query.symbol().filter(symbols::contains).or(() -> symbols.stream().findFirst());
            return EntryChecks.of(new EntrySubject(bot, findings(query.workspaceId(), bot), status, symbol, lastEntry(query, symbol), patience, clock.instant()));
        });
    }

    @QueryHandler
    Optional<CandleEvaluated> handle(EntryQuery.VerdictsAt query) {
        return views.byId(STATUS, query.botId().value(), query.workspaceId()).stream().flatMap(status -> status.candles().stream())
                .filter(candle -> candle.symbol().equals(query.symbol())).findFirst()
                .flatMap(newest -> views.byId(VERDICTS, EvaluatedCandle.id(query.botId(), query.symbol(), newest.interval(), query.openTime()), query.workspaceId()))
                .map(EvaluatedCandle::evaluated);
    }

    private Optional<KeyFindings> findings(WorkspaceId workspace, BotView bot) {
        return bot.key().flatMap(key -> views.byId(KEYS, key.keyId(), workspace)).flatMap(facts -> facts.key().findings());
    }

    private Optional<OrderReport> lastEntry(EntryQuery.Outlook query, Optional<String> symbol) {
        return symbol.flatMap(wanted -> views.find(ORDERS, query.workspaceId(), List.of(Criteria.where("view.botId").is(query.botId().value()),
                        Criteria.where("view.order.symbol").is(wanted), Criteria.where("view.order.purpose").is("entry")),
                Sort.by(Sort.Direction.DESC, "view.order.at", "_id"), 1).stream().findFirst().map(OrderFacts::order));
    }
}
