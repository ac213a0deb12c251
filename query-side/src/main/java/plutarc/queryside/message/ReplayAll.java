package plutarc.queryside.message;

import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.queryside.analytics.TradeShelves;
import plutarc.queryside.backtest.BacktestFacts;
import plutarc.queryside.billing.AccountFacts;
import plutarc.queryside.billing.StatementFacts;
import plutarc.queryside.bot.ActivityFacts;
import plutarc.queryside.bot.BotFacts;
import plutarc.queryside.bot.DeploymentFacts;
import plutarc.queryside.bot.InstructionFacts;
import plutarc.queryside.exchangekey.KeyFacts;
import plutarc.queryside.store.Durability;
import plutarc.queryside.store.Listings;
import plutarc.queryside.store.ViewCollection;
import plutarc.queryside.store.Views;
import plutarc.queryside.strategy.TemplateFacts;
import plutarc.queryside.trading.DataCuts;
import plutarc.queryside.trading.LedgerFacts;
import plutarc.queryside.trading.OrderFacts;
import plutarc.queryside.trading.TradeFacts;
import plutarc.queryside.trading.TradePath;
import plutarc.queryside.workspace.WorkspaceFacts;

/** Builds every view again from the first event. Telemetry, which is not made from events, stays. */
public final class ReplayAll {

    /** Every collection that is made from events; what was deleted first, since nothing comes back of that. */
    public static final List<ViewCollection<?>> COLLECTIONS = List.of(DataCuts.CUTS, BotFacts.BOTS, ActivityFacts.ACTIVITY, InstructionFacts.INSTRUCTIONS, Listings.HEADS, Listings.PAGES,
            DeploymentFacts.DEPLOYMENTS,
            LedgerFacts.LEDGERS, TradeFacts.TRADES, TradePath.PATHS, TradeShelves.SHELVES, TradeShelves.PAGES, OrderFacts.ORDERS, KeyFacts.KEYS, TemplateFacts.TEMPLATES,
            AccountFacts.ACCOUNTS, StatementFacts.STATEMENTS, WorkspaceFacts.WORKSPACES, BacktestFacts.BACKTESTS);
    private static final Logger log = LoggerFactory.getLogger(ReplayAll.class);

    private final Configuration axon;
    private final Views views;
    private final Durability durability;

    public ReplayAll(Configuration axon, Views views, Durability durability) {
        this.axon = axon;
        this.views = views;
        this.durability = durability;
    }

    /**
     * Returns when the replay has begun; until it has caught up, views show the past. The tokens go back before the views are emptied, so
     * that a crash at any point leaves a replay that finishes at the next start.
     *
     * @throws IllegalStateException if the processor is not configured, or another process holds one of its segments
     */
    public synchronized void start() {
        var processor = axon.eventProcessingConfiguration().eventProcessor(ViewProcessor.NAME, StreamingEventProcessor.class)
                .orElseThrow(() -> new IllegalStateException("there is no processor " + ViewProcessor.NAME));
        log.atInfo().log("building all views again from the first event");
        processor.shutDown();
        try {
            processor.resetTokens();
            durability.commit();
            COLLECTIONS.forEach(views::clear);
            durability.commit();
        } finally {
            processor.start();
        }
    }
}
