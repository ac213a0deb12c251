package plutarc.contracts.trading;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a trade was begun with, and how well its orders were carried out.
 *
 * @param currency            of the trade's amounts: the one that the contract settles in
 * @param equity              of the account in that currency when the entry was decided
 * @param score               combined score of the decision, -1 to 1; empty for entries that no template decided
 * @param threshold           that the score had to reach, 0 to 1
 * @param initialStop         the first stop in force; empty where the trade had none
 * @param initialRisk         amount from the entry's fill to that stop, above zero
 * @param entryLatencyMicros  from sending the entry order to the first that was heard of it from the venue
 * @param exitLatencyMicros   the same of the order that closed last
 * @param makerShare          part of the filled quantity, entry and exit, that added liquidity: 0 to 1
 */
public record Circumstances(String currency, Optional<BigDecimal> equity, Optional<BigDecimal> score, Optional<BigDecimal> threshold,
                            Optional<BigDecimal> initialStop, Optional<BigDecimal> initialRisk, Optional<Long> entryLatencyMicros,
                            Optional<Long> exitLatencyMicros, BigDecimal makerShare) {
}
