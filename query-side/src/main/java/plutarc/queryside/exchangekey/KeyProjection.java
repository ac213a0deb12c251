package plutarc.queryside.exchangekey;

import static plutarc.queryside.exchangekey.KeyFacts.KEYS;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import plutarc.contracts.exchangekey.ExchangeKeyEvent;
import plutarc.contracts.exchangekey.ExchangeKeyView;
import plutarc.queryside.message.ViewProcessor;
import plutarc.queryside.store.Source;
import plutarc.queryside.store.ViewBatches;

/** Exchange keys. */
@ProcessingGroup(ViewProcessor.NAME)
public final class KeyProjection {

    private final ViewBatches batches;

    public KeyProjection(ViewBatches batches) {
        this.batches = batches;
    }

    @EventHandler
    void on(ExchangeKeyEvent event, DomainEventMessage<?> message) {
        batches.current().change(KEYS, event.keyId().value(), event.workspaceId(), Source.of(message),
                known -> event instanceof ExchangeKeyEvent.ExchangeKeyAdded added
                        ? known.or(() -> Optional.of(added(added, message.getTimestamp())))
                        : known.map(key -> fold(key, event)));
    }

    private static KeyFacts added(ExchangeKeyEvent.ExchangeKeyAdded e, Instant at) {
        return new KeyFacts(new ExchangeKeyView(e.keyId(), e.label(), e.venue(), e.contractType(), e.testnet(), e.hint(), true, Optional.empty(),
                e.instruments(), at, Optional.empty()), false);
    }

    private static KeyFacts fold(KeyFacts key, ExchangeKeyEvent event) {
        return switch (event) {
            case ExchangeKeyEvent.ExchangeKeyAdded same -> key;
            case ExchangeKeyEvent.ExchangeKeyRelabelled e -> key.labelled(e.label());
            case ExchangeKeyEvent.InstrumentsConfigured e -> key.trading(e.instruments());
            case ExchangeKeyEvent.ExchangeKeyActivated e -> key.active(true);
            case ExchangeKeyEvent.ExchangeKeyDeactivated e -> key.active(false);
            case ExchangeKeyEvent.ExchangeKeyClaimed e -> key.usedBy(Optional.of(e.botId()));
            case ExchangeKeyEvent.ExchangeKeyReleased e -> key.usedBy(Optional.empty());
            case ExchangeKeyEvent.ExchangeKeyChecked e -> key.checked(e.findings());
            case ExchangeKeyEvent.ExchangeKeyDeleted e -> new KeyFacts(key.key(), true);
        };
    }
}
