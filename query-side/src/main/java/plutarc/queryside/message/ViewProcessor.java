package plutarc.queryside.message;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.springframework.data.mongodb.core.MongoTemplate;
import plutarc.contracts.backtest.BacktestEvent;
import plutarc.contracts.billing.BillingEvent;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.exchangekey.ExchangeKeyEvent;
import plutarc.contracts.strategy.TemplateEvent;
import plutarc.contracts.trading.TradingEvent;
import plutarc.contracts.workspace.WorkspaceEvent;
import plutarc.queryside.store.MongoTokenStore;
import plutarc.queryside.store.ViewBatches;

/**
 * The one streaming processor of all views. The events of one workspace stay in order; workspaces are spread over segments. A view that
 * cannot be written stops the processor, which tries again until it can: nothing is skipped.
 *
 * @param segments how many workspaces at once; takes effect when the processor first starts
 * @param batch    how many events are written and made durable together, at most
 * @param owner    names this process among those that share the store
 */
public record ViewProcessor(MongoTemplate mongo, ViewBatches batches, int segments, int batch, String owner, Clock clock) implements ConfigurerModule {

    /** The processing group of every projection. */
    public static final String NAME = "views";
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    @Override
    public void configureModule(Configurer configurer) {
        configurer.eventProcessing(processing -> processing
                .registerPooledStreamingEventProcessor(NAME, Configuration::eventStore, (configuration, builder) -> builder
                        .initialSegmentCount(segments)
                        .initialToken(source -> source.createTailToken())
                        .batchSize(batch)
                        .transactionManager(NoTransactionManager.instance()))
                .registerTokenStore(NAME, configuration -> new MongoTokenStore(mongo, configuration.serializer(), owner, CLAIM_TIMEOUT, clock))
                .registerHandlerInterceptor(NAME, configuration -> batches)
                .registerListenerInvocationErrorHandler(NAME, configuration -> PropagatingErrorHandler.instance())
                .registerErrorHandler(NAME, configuration -> PropagatingErrorHandler.instance())
                .registerSequencingPolicy(NAME, configuration -> ViewProcessor::workspaceOf));
    }

    /** What keeps its order among the others of the same kind. */
    static Object workspaceOf(EventMessage<?> message) {
        return switch (message.getPayload()) {
            case BacktestEvent event -> event.workspaceId().value();
            case BillingEvent event -> event.workspaceId().value();
            case BotEvent event -> event.workspaceId().value();
            case TradingEvent event -> event.workspaceId().value();
            case ExchangeKeyEvent event -> event.workspaceId().value();
            case TemplateEvent event -> event.workspaceId().value();
            case WorkspaceEvent event -> event.workspaceId().value();
            case Object other -> Objects.requireNonNull(message.getIdentifier());
        };
    }
}
