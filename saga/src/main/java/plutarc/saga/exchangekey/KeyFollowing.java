package plutarc.saga.exchangekey;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import plutarc.contracts.bot.BotCommand.FollowExchangeKey;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ExchangeKeyEvent.*;
import plutarc.contracts.exchangekey.ExchangeKeyEvent;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.link.KeyVault;
import plutarc.contracts.message.RefusedException;
import plutarc.saga.message.SagaProcessor;
import plutarc.saga.message.SystemCommands;

/**
 * Lives as long as one exchange key: tells the bot that has it of every change, in order, and forgets the key's text with the key.
 * What the bot has already changes nothing, so telling twice does no harm.
 */
@Saga
@ProcessingGroup(SagaProcessor.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class KeyFollowing {
    private boolean active;
    private List<Instrument> instruments;
    private Optional<BotId> bot = Optional.empty();

    @StartSaga
    @SagaEventHandler(associationProperty = "keyId")
    void on(ExchangeKeyAdded event) {
        active = true;
        instruments = event.instruments();
    }

    @SagaEventHandler(associationProperty = "keyId")
    void on(ExchangeKeyClaimed event) {
        bot = Optional.of(event.botId());
    }

    @SagaEventHandler(associationProperty = "keyId")
    void on(ExchangeKeyReleased event) {
        bot = Optional.empty();
    }

    @SagaEventHandler(associationProperty = "keyId")
    void on(InstrumentsConfigured event, SystemCommands commands) {
        instruments = event.instruments();
        tell(event, commands);
    }

    @SagaEventHandler(associationProperty = "keyId")
    void on(ExchangeKeyActivated event, SystemCommands commands) {
        active = true;
        tell(event, commands);
    }

    @SagaEventHandler(associationProperty = "keyId")
    void on(ExchangeKeyDeactivated event, SystemCommands commands) {
        active = false;
        tell(event, commands);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "keyId")
    void on(ExchangeKeyDeleted event, KeyVault vault) {
        vault.delete(event.workspaceId(), event.keyId());
    }

    private void tell(ExchangeKeyEvent event, SystemCommands commands) {
        bot.ifPresent(botId -> {
            try {
                commands.send("key-following", event.workspaceId(), new FollowExchangeKey(botId, event.keyId(), active, instruments));
            } catch (RefusedException gone) {
                // The bot has another key by now, or is no more: there is nothing to follow.
            }
        });
    }
}
