package plutarc.contracts.trading;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What the accounts of a workspace's bots were worth together, for one kind of money and one currency.
 *
 * @param at     wall-clock time: the bots' venues may be at different times
 * @param money  {@code live}, {@code testnet} or {@code paper}
 * @param equity of every bot that had a key and had told its equity
 */
public record FleetEquityPoint(Instant at, String money, String currency, BigDecimal equity) {
}
