package plutarc.contracts.exchangekey;

import java.math.BigDecimal;

/**
 * One instrument that a key's bot trades.
 *
 * @param symbol     the venue's own name, such as {@code BTCUSDT}
 * @param enabled    whether entries are allowed; a disabled instrument is managed to its exit
 * @param leverage   1 to the venue's maximum; capped by the bot's risk limit
 * @param marginMode isolated by default
 */
public record Instrument(String symbol, boolean enabled, BigDecimal leverage, MarginMode marginMode) {
}
