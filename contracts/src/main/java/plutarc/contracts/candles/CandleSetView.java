package plutarc.contracts.candles;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Venue;

/**
 * A set of candles that a backtest can be run on: one symbol, one interval.
 *
 * @param name         as people call it
 * @param symbol       the venue's name of the contract, such as {@code BTCUSDT}
 * @param fundingRates how many funding rates lie within the span; 0 where none are known, then no funding is paid
 * @param venue        where the candles were traded, where that is known
 * @param file         name of the imported file
 * @param addedAt      empty for what is bundled
 */
public record CandleSetView(CandleSetId candleSetId, String name, String symbol, ContractType contractType, CandleSpan span, long fundingRates, CandleOrigin origin,
                            Optional<Venue> venue, Optional<String> file, Optional<Instant> addedAt) {
}
