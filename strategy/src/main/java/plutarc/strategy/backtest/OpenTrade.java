package plutarc.strategy.backtest;

import plutarc.contracts.trading.Side;

/** An entry still open when the data ended, valued at the last close without an exit fee. {@code unrealisedPnl} is before fees; {@code paid} are fees and funding so far. */
public record OpenTrade(String symbol, Side side, double quantity, int entryBar, long entryTime, double entryPrice, double lastPrice, double unrealisedPnl, double paid) { }
