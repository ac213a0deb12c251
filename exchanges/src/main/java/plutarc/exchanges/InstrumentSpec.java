package plutarc.exchanges;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import plutarc.contracts.exchangekey.ContractType;

/**
 * What may be ordered of one perpetual contract.
 *
 * @param symbol             the venue's own name, such as {@code BTCUSDT}
 * @param quantityUnit       what order quantities of this symbol count
 * @param contractMultiplier base (linear) or quote (inverse) currency per unit; 1 unless the unit is contracts
 * @param tickSize           prices are multiples of it
 * @param lotSize            quantities are multiples of it
 * @param maxMarketQuantity  of a market order
 * @param minNotional        price × quantity, in quote currency; empty where the venue sets none
 * @param fundingInterval    between two funding payments
 */
public record InstrumentSpec(String symbol, ContractType contractType, String baseCurrency, String quoteCurrency, String settleCurrency,
                             QuantityUnit quantityUnit, BigDecimal contractMultiplier, BigDecimal tickSize, BigDecimal lotSize, BigDecimal minQuantity,
                             BigDecimal maxQuantity, BigDecimal maxMarketQuantity, Optional<BigDecimal> minNotional, BigDecimal maxLeverage,
                             Duration fundingInterval) {
}
