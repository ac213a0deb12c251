package plutarc.strategy.engine;

import java.util.Optional;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.trading.Side;
import plutarc.strategy.risk.RiskSnapshot;

/**
 * What an entry depends on beside the market.
 *
 * @param openSide side of the entries open on the symbol; empty when flat
 * @param lastTradeTime the later of the last entry and the last exit on the symbol, epoch milliseconds; Long.MIN_VALUE when there was none
 * @param risk the account, as the risk limits see it
 */
public record EntryContext(Optional<Side> openSide, long lastTradeTime, RiskLimits limits, RiskSnapshot risk) { }
