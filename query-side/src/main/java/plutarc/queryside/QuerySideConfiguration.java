package plutarc.queryside;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.contracts.message.ActorContext;
import plutarc.queryside.analytics.AnalyticsQueries;
import plutarc.queryside.analytics.LatestTrades;
import plutarc.queryside.analytics.TradeRows;
import plutarc.queryside.audit.AuditQueries;
import plutarc.queryside.audit.AuditTrail;
import plutarc.queryside.backtest.BacktestProjection;
import plutarc.queryside.backtest.BacktestQueries;
import plutarc.queryside.billing.BillingProjection;
import plutarc.queryside.billing.BillingQueries;
import plutarc.queryside.billing.BillingSettings;
import plutarc.queryside.bot.BotCards;
import plutarc.queryside.bot.BotHistories;
import plutarc.queryside.bot.BotHistoryQueries;
import plutarc.queryside.bot.BotProjection;
import plutarc.queryside.bot.BotQueries;
import plutarc.queryside.bot.RegionProbes;
import plutarc.queryside.bot.RegionsOffered;
import plutarc.queryside.bot.VersionsOffered;
import plutarc.queryside.exchangekey.KeyProjection;
import plutarc.queryside.exchangekey.KeyQueries;
import plutarc.queryside.live.LiveFeed;
import plutarc.queryside.live.LiveViews;
import plutarc.queryside.message.Asking;
import plutarc.queryside.message.FreshViews;
import plutarc.queryside.message.QueryGatekeeper;
import plutarc.queryside.message.ReplayAll;
import plutarc.queryside.message.ViewProcessor;
import plutarc.queryside.store.Durability;
import plutarc.queryside.store.ViewBatches;
import plutarc.queryside.store.Views;
import plutarc.queryside.strategy.TemplateProjection;
import plutarc.queryside.strategy.TemplateQueries;
import plutarc.queryside.trading.DataCuts;
import plutarc.queryside.trading.DataDeletion;
import plutarc.queryside.trading.DataKeptQueries;
import plutarc.queryside.trading.EntryQueries;
import plutarc.queryside.trading.FleetEquity;
import plutarc.queryside.trading.LedgerProjection;
import plutarc.queryside.trading.StoredTelemetry;
import plutarc.queryside.trading.TelemetryCollections;
import plutarc.queryside.trading.TelemetryRetention;
import plutarc.queryside.trading.TradingQueries;
import plutarc.queryside.workspace.ActorNames;
import plutarc.queryside.workspace.InvitedPeople;
import plutarc.queryside.workspace.WorkspaceProjection;
import plutarc.queryside.workspace.WorkspaceQueries;

/**
 * Wires the query side. Whoever runs it brings a {@code MongoTemplate}, an {@code ActorContext}, {@code BacktestResults}, a {@code Clock} and, for a store that
 * is not durable by itself, a {@code Durability}; and may bring {@code ActorNames}, {@code RegionsOffered}, {@code RegionProbes} and {@code VersionsOffered}.
 */
@Configuration(proxyBeanMethods = false)
public class QuerySideConfiguration {

    private static final int ROWS_AHEAD = 20_000;

    /** The embedded server, which is the one that needs a {@code Durability}, knows no indexes but unique ones and warns of each other. */
    @Bean
    Views views(MongoTemplate mongo, ObjectProvider<Durability> durability) {
        var views = new Views(mongo);
        FreshViews.prepare(mongo, views);
        if (durability.getIfAvailable(() -> Durability.BY_ITSELF) == Durability.BY_ITSELF) {
            Stream.concat(ReplayAll.COLLECTIONS.stream(), TelemetryCollections.ALL.stream()).forEach(views::createIndexes);
        }
        return views;
    }

    @Bean
    ViewBatches viewBatches(Views views, ObjectProvider<Durability> durability) {
        return new ViewBatches(views, durability.getIfAvailable(() -> Durability.BY_ITSELF));
    }

    @Bean
    ConfigurerModule viewProcessor(MongoTemplate mongo, ViewBatches batches, Clock clock, @Value("${plutarc.views.segments:1}") int segments,
                                   @Value("${plutarc.views.batch:500}") int batch) {
        return new ViewProcessor(mongo, batches, segments, batch, ProcessHandle.current().pid() + "-" + UUID.randomUUID(), clock);
    }

    @Bean
    ConfigurerModule queryGatekeeping() {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(Integer.MIN_VALUE,
                () -> axon.queryBus().registerHandlerInterceptor(new QueryGatekeeper())));
    }

    @Bean
    BotProjection botProjection(ViewBatches batches) {
        return new BotProjection(batches);
    }

    @Bean
    LedgerProjection ledgerProjection(ViewBatches batches) {
        return new LedgerProjection(batches);
    }

    @Bean
    DataDeletion dataDeletion(ViewBatches batches, Views views) {
        return new DataDeletion(batches, views);
    }

    @Bean
    DataKeptQueries dataKeptQueries(Views views) {
        return new DataKeptQueries(views);
    }

    @Bean
    KeyProjection keyProjection(ViewBatches batches) {
        return new KeyProjection(batches);
    }

    @Bean
    TemplateProjection templateProjection(ViewBatches batches) {
        return new TemplateProjection(batches);
    }

    @Bean
    BotCards botCards(Views views, ObjectProvider<VersionsOffered> versions, Clock clock) {
        return new BotCards(views, versions.getIfAvailable(() -> VersionsOffered.NONE), clock);
    }

    @Bean
    BotQueries botQueries(Views views, BotCards cards, ObjectProvider<ActorNames> names, ObjectProvider<RegionsOffered> regions,
                          ObjectProvider<RegionProbes> probes) {
        return new BotQueries(views, cards, names.getIfAvailable(() -> ActorNames.BY_ID), regions.getIfAvailable(() -> RegionsOffered.LOCAL),
                probes.getIfAvailable(() -> RegionProbes.NONE));
    }

    @Bean
    BotHistoryQueries botHistoryQueries(EventStore events, Views views, ObjectProvider<ActorNames> names) {
        return new BotHistoryQueries(new BotHistories(events, (workspace, bot) -> views.byId(DataCuts.CUTS, bot.value(), workspace)), names.getIfAvailable(() -> ActorNames.BY_ID));
    }

    @Bean
    TradeRows tradeRows(Views views) {
        return new TradeRows(views);
    }

    /** Beside whatever else begins: whoever asks meanwhile reads what is not there yet. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> rowsReadAhead(TradeRows rows) {
        return ready -> Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name("rows-ahead").start(() -> {
            try {
                rows.readAhead(ROWS_AHEAD);
            } catch (RuntimeException e) {
                LoggerFactory.getLogger(QuerySideConfiguration.class).atInfo().setCause(e).log("trades were not read ahead");
            }
        });
    }

    @Bean
    TradingQueries tradingQueries(Views views, TradeRows rows) {
        return new TradingQueries(views, new LatestTrades(views, rows));
    }

    @Bean
    EntryQueries entryQueries(Views views, BotCards cards, Clock clock, @Value("${plutarc.link.heartbeat:15s}") Duration heartbeat,
                              @Value("${plutarc.link.missed-heartbeats:4}") int missed) {
        return new EntryQueries(views, cards, heartbeat.multipliedBy(missed), clock);
    }

    @Bean
    FleetEquity fleetEquity(Views views, ObjectProvider<Durability> durability, Clock clock) {
        return new FleetEquity(views, durability.getIfAvailable(() -> Durability.BY_ITSELF), clock);
    }

    @Bean
    AnalyticsQueries analyticsQueries(Views views, TradeRows rows) {
        return new AnalyticsQueries(views, rows);
    }

    @Bean
    KeyQueries keyQueries(Views views) {
        return new KeyQueries(views);
    }

    @Bean
    TemplateQueries templateQueries(Views views) {
        return new TemplateQueries(views);
    }

    /** The log is asked for late: it needs the event store, and the query side is there before it. */
    @Bean
    AuditQueries auditQueries(ObjectProvider<AuditTrail> trail, Views views, ObjectProvider<ActorNames> names) {
        return new AuditQueries(trail::getObject, views, names.getIfAvailable(() -> ActorNames.BY_ID));
    }

    @Bean
    BacktestProjection backtestProjection(ViewBatches batches) {
        return new BacktestProjection(batches);
    }

    @Bean
    BacktestQueries backtestQueries(Views views, BacktestResults results, ObjectProvider<ActorNames> names) {
        return new BacktestQueries(views, results, names.getIfAvailable(() -> ActorNames.BY_ID));
    }

    @Bean
    BillingProjection billingProjection(ViewBatches batches) {
        return new BillingProjection(batches);
    }

    @Bean
    BillingQueries billingQueries(Views views, ObjectProvider<BillingSettings> settings, Clock clock) {
        return new BillingQueries(views, settings.getIfAvailable(() -> BillingSettings.DEFAULT), clock);
    }

    @Bean
    WorkspaceProjection workspaceProjection(ViewBatches batches) {
        return new WorkspaceProjection(batches);
    }

    @Bean
    WorkspaceQueries workspaceQueries(Views views, ObjectProvider<ActorNames> names, ObjectProvider<InvitedPeople> invited, Clock clock) {
        return new WorkspaceQueries(views, names.getIfAvailable(() -> ActorNames.BY_ID), invited.getIfAvailable(() -> id -> Optional.empty()), clock);
    }

    @Bean
    Asking asking(QueryGateway queries, ActorContext context) {
        return new Asking(queries, context);
    }

    @Bean
    StoredTelemetry storedTelemetry(Views views, ObjectProvider<Durability> durability, Clock clock) {
        return new StoredTelemetry(views, durability.getIfAvailable(() -> Durability.BY_ITSELF), clock);
    }

    @Bean
    TelemetryRetention telemetryRetention(Views views, ObjectProvider<Durability> durability, Clock clock,
                                          @Value("${plutarc.views.keep-candles:30d}") Duration candles,
                                          @Value("${plutarc.views.keep-equity:7d}") Duration equity,
                                          @Value("${plutarc.views.equity-step:5m}") Duration step) {
        return new TelemetryRetention(views, durability.getIfAvailable(() -> Durability.BY_ITSELF),
                new TelemetryRetention.Ages(candles, equity, step), clock);
    }

    @Bean
    LiveFeed liveFeed(Views views, BotCards cards, ObjectProvider<ActorNames> names, ViewBatches batches, StoredTelemetry telemetry,
                      @Value("${plutarc.live.waiting:2000}") int mostWaiting) {
        var feed = new LiveFeed(new LiveViews(views, cards, names.getIfAvailable(() -> ActorNames.BY_ID)), mostWaiting);
        batches.onStored(feed::stored);
        telemetry.onStored(feed);
        return feed;
    }

    @Bean
    ReplayAll replayAll(org.axonframework.config.Configuration axon, Views views, ObjectProvider<Durability> durability) {
        return new ReplayAll(axon, views, durability.getIfAvailable(() -> Durability.BY_ITSELF));
    }
}
