package plutarc.queryside.trading;

import static java.util.stream.Collectors.groupingBy;
import static plutarc.queryside.bot.BotFacts.BOTS;
import static plutarc.queryside.trading.TelemetryCollections.FLEET_EQUITY;
import static plutarc.queryside.trading.TelemetryCollections.STATUS;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.scheduling.annotation.Scheduled;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotConfiguration.KeyInUse;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.trading.BotReport.EquityPoint;
import plutarc.contracts.trading.FleetEquityPoint;
import plutarc.contracts.trading.FleetQuery;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.bot.BotFacts;
import plutarc.queryside.store.Durability;
import plutarc.queryside.store.Stored;
import plutarc.queryside.store.ViewJson;
import plutarc.queryside.store.Views;

/** Notes each minute what every workspace's bots are worth together, and tells it. Points by the minute are kept for eight days, by the quarter for ever. Thread-safe. */
public final class FleetEquity {

    private static final Duration MINUTES_KEPT = Duration.ofDays(8);

    private final Views views;
    private final Durability durability;
    private final Clock clock;

    public FleetEquity(Views views, Durability durability, Clock clock) {
        this.views = views;
        this.durability = durability;
        this.clock = clock;
    }

    /** Doing it twice in a minute leaves the later. */
    @Scheduled(initialDelayString = "${plutarc.views.fleet-equity:PT1M}", fixedDelayString = "${plutarc.views.fleet-equity:PT1M}")
    public void note() {
        Instant now = clock.instant();
        Map<BotId, EquityPoint> told = views.all(STATUS).stream().map(Stored::view).filter(status -> status.equity().isPresent())
                .collect(Collectors.toMap(BotStatus::botId, status -> status.equity().orElseThrow()));
        if (told.isEmpty()) {
            return;
        }
        views.all(BOTS).stream().filter(bot -> told.containsKey(bot.view().botId()) && key(bot.view()).isPresent()).collect(groupingBy(Stored::workspace))
                .forEach((workspace, bots) -> keep(workspace, now, sums(bots.stream().map(Stored::view).toList(), told, now)));
        views.deleteWhere(FLEET_EQUITY, Criteria.where("view.series").is(FleetEquitySeries.MINUTES.name()).and("view.until").lt(ViewJson.text(now.minus(MINUTES_KEPT))));
        durability.commit();
    }

    @QueryHandler
    List<FleetEquityPoint> handle(FleetQuery.FleetEquity query) {
        var series = query.from().filter(from -> from.isAfter(clock.instant().minus(MINUTES_KEPT))).isPresent() ? FleetEquitySeries.MINUTES : FleetEquitySeries.QUARTERS;
        List<Criteria> criteria = new ArrayList<>(List.of(Criteria.where("view.series").is(series.name())));
        query.from().ifPresent(from -> criteria.add(Criteria.where("view.until").gt(ViewJson.text(from))));
        return views.find(FLEET_EQUITY, query.workspaceId(), criteria, Sort.by("view.until"), 0).stream().flatMap(page -> page.points().stream())
                .filter(point -> query.from().filter(point.at()::isBefore).isEmpty()).toList();
    }

    private void keep(WorkspaceId workspace, Instant now, List<FleetEquityPoint> points) {
        views.replace(FLEET_EQUITY, List.of(FleetEquitySeries.values()).stream().map(series -> {
            String id = series.id(workspace, now);
            return new Stored<>(id, workspace, List.of(), series.with(views.byId(FLEET_EQUITY, id, workspace).orElseGet(() -> series.empty(now)), points));
        }).toList());
    }

    private static List<FleetEquityPoint> sums(List<BotFacts> bots, Map<BotId, EquityPoint> told, Instant now) {
        return bots.stream().collect(groupingBy(bot -> money(key(bot).orElseThrow()), groupingBy(bot -> told.get(bot.botId()).currency()))).entrySet().stream()
                .flatMap(money -> money.getValue().entrySet().stream().map(currency -> new FleetEquityPoint(now, money.getKey(), currency.getKey(),
                        currency.getValue().stream().map(bot -> told.get(bot.botId()).equity()).reduce(BigDecimal.ZERO, BigDecimal::add)))).toList();
    }

    private static Optional<KeyInUse> key(BotFacts bot) {
        return bot.configuration().flatMap(BotConfiguration::key);
    }

    private static String money(KeyInUse key) {
        return key.venue() == Venue.PAPER ? "paper" : key.testnet() ? "testnet" : "live";
    }
}
