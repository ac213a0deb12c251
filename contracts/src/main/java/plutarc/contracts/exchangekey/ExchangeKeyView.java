package plutarc.contracts.exchangekey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;

/** An exchange key as people see it: {@code hint} shows its first and last characters only; {@code findings} are the latest, empty before the first. */
public record ExchangeKeyView(ExchangeKeyId keyId, String label, Venue venue, ContractType contractType, boolean testnet, String hint, boolean active,
                              Optional<BotId> botId, List<Instrument> instruments, Instant addedAt,
                              Optional<KeyFindings> findings) {
}
