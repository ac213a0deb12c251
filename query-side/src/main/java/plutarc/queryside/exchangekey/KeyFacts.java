package plutarc.queryside.exchangekey;

import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ExchangeKeyView;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.queryside.store.ViewCollection;

/** An exchange key, and whether it has been deleted: trades that were made with it still name it. */
public record KeyFacts(ExchangeKeyView key, boolean deleted) {

    public static final ViewCollection<KeyFacts> KEYS = ViewCollection.of("exchange_keys", KeyFacts.class).indexed("workspace");

    KeyFacts labelled(String label) {
        return with(label, key.active(), key.botId(), key.instruments(), key.findings());
    }

    KeyFacts trading(List<Instrument> instruments) {
        return with(key.label(), key.active(), key.botId(), instruments, key.findings());
    }

    KeyFacts active(boolean active) {
        return with(key.label(), active, key.botId(), key.instruments(), key.findings());
    }

    KeyFacts usedBy(Optional<BotId> bot) {
        return with(key.label(), key.active(), bot, key.instruments(), key.findings());
    }

    KeyFacts checked(KeyFindings findings) {
        return with(key.label(), key.active(), key.botId(), key.instruments(), Optional.of(findings));
    }

    private KeyFacts with(String label, boolean active, Optional<BotId> bot, List<Instrument> instruments, Optional<KeyFindings> findings) {
        return new KeyFacts(new ExchangeKeyView(key.keyId(), label, key.venue(), key.contractType(), key.testnet(), key.hint(), active, bot,
                instruments, key.addedAt(), findings), deleted);
    }
}
