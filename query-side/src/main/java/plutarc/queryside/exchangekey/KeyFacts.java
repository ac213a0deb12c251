package plutarc.queryside.exchangekey;

import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ExchangeKeyView;
import plutarc.contracts.exchangekey.Instrument;
import java.util.List;
import plutarc.queryside.store.ViewCollection;

/** An exchange key, and whether it has been deleted: trades that were made with it still name it. */
public record KeyFacts(ExchangeKeyView key, boolean deleted) {

    public static final ViewCollection<KeyFacts> KEYS = ViewCollection.of("exchange_keys", KeyFacts.class).indexed("workspace");

    KeyFacts labelled(String label) {
        return with(label, key.active(), key.botId(), key.instruments());
    }

    KeyFacts trading(List<Instrument> instruments) {
        return with(key.label(), key.active(), key.botId(), instruments);
    }

    KeyFacts active(boolean active) {
        return with(key.label(), active, key.botId(), key.instruments());
    }

    KeyFacts usedBy(Optional<BotId> bot) {
        return with(key.label(), key.active(), bot, key.instruments());
    }

    private KeyFacts with(String label, boolean active, Optional<BotId> bot, List<Instrument> instruments) {
        return new KeyFacts(new ExchangeKeyView(key.keyId(), label, key.venue(), key.contractType(), key.testnet(), key.hint(), active, bot,
                instruments, key.addedAt()), deleted);
    }
}
