package plutarc.commandside;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plutarc.commandside.billing.PaymentProvider;
import plutarc.commandside.billing.Rates;
import plutarc.commandside.exchangekey.ExchangeKey;
import plutarc.commandside.exchangekey.KeyClaims;
import plutarc.commandside.message.CommandTarget;
import plutarc.commandside.message.Gatekeeper;
import plutarc.commandside.strategy.Template;
import plutarc.commandside.strategy.TemplateVersions;
import plutarc.commandside.trading.Ledger;
import plutarc.commandside.trading.OpenPositions;
import plutarc.commandside.workspace.UniqueName;
import plutarc.commandside.workspace.UniqueNames;
import plutarc.contracts.message.MetaDataKeys;

/**
 * Wires the command side. Whoever runs it brings the event store, the serializer, a {@code Clock}, and the bounded cache named
 * {@code aggregateCache}.
 */
@Configuration(proxyBeanMethods = false)
class CommandSideConfiguration {
    /** Loading an aggregate never replays more events than this beyond its snapshot. */
    private static final int SNAPSHOT_EVERY = 100;

    @Bean
    CommandTarget commandTarget() {
        return new CommandTarget();
    }

    @Bean
    SnapshotTriggerDefinition aggregateSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, SNAPSHOT_EVERY);
    }

    @Bean
    ConfigurerModule gatekeeping() {
        var gatekeeper = new Gatekeeper();
        return configurer -> configurer.onInitialize(axon -> axon.onStart(() -> axon.commandBus().registerHandlerInterceptor(gatekeeper)));
    }

    /** In the unit of work of the command: see the runner. */
    @Bean
    ConfigurerModule backtestJobs() {
        return configurer -> configurer.eventProcessing(processing -> processing.registerSubscribingEventProcessor("backtest-jobs")
                .registerListenerInvocationErrorHandler("backtest-jobs", _ -> PropagatingErrorHandler.instance())
                .registerErrorHandler("backtest-jobs", _ -> PropagatingErrorHandler.instance()));
    }

    /** Who acted, where from and why goes from each command to its events. */
    @Bean
    CorrelationDataProvider senderOfEvents() {
        return new SimpleCorrelationDataProvider(MetaDataKeys.ACTOR_KIND, MetaDataKeys.ACTOR_ID, MetaDataKeys.WORKSPACE, MetaDataKeys.ROLE,
                MetaDataKeys.ADDRESS, MetaDataKeys.USER_AGENT, MetaDataKeys.REASON);
    }

    @Bean
    CorrelationDataProvider originOfMessages() {
        return new MessageOriginProvider();
    }

    @Bean
    UniqueNames uniqueNames(Repository<UniqueName> names) {
        return new UniqueNames(names);
    }

    @Bean
    KeyClaims keyClaims(Repository<ExchangeKey> keys) {
        return new KeyClaims(keys);
    }

    @Bean
    OpenPositions openPositions(Repository<Ledger> ledgers, EventStore events) {
        return new OpenPositions(ledgers, events);
    }

    /** An installation may bring rates and a payment provider of its own. */
    @Bean
    @ConditionalOnMissingBean
    Rates rates() {
        return Rates.DEFAULT;
    }

    @Bean
    @ConditionalOnMissingBean
    PaymentProvider paymentProvider() {
        return PaymentProvider.MANUAL;
    }

    @Bean
    TemplateVersions templateVersions(Repository<Template> templates, EventStore events) {
        return new TemplateVersions(templates, events);
    }
}
