package plutarc.exchanges;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a venue says. Times are the venue's. Market data carries {@code double}: the venue's decimals have at most 15 significant digits,
 * so {@code BigDecimal.valueOf} gives them back unchanged. Money and sizes of the account are {@code BigDecimal}.
 */
public sealed interface ExchangeEvent {

    /**
     * A candle has closed.
     *
     * @param late read from history because the stream had missed it: fit for indicators, too old to act upon
     */
    record CandleClosed(String symbol, Duration interval, Candle candle, boolean late) implements ExchangeEvent {
    }

    /** The latest prices of a symbol, complete: venues that send differences are merged. Unknown figures are {@code NaN}. */
    record TickerChanged(String symbol, Instant at, double last, double mark, double index, double bid, double bidSize, double ask, double askSize,
                         double fundingRate, double openInterest) implements ExchangeEvent {
    }

    /** @param takerSide who crossed the spread */
    record PublicTrade(String symbol, Instant at, double price, double size, OrderSide takerSide, String tradeId) implements ExchangeEvent {
    }

    /** The order book's best levels, best first; complete and checked for lost messages. */
    record BookChanged(String symbol, Instant at, List<BookLevel> bids, List<BookLevel> asks) implements ExchangeEvent {
    }

    record OrderUpdated(Order order) implements ExchangeEvent {
    }

    /** Each execution id is delivered once, whatever the connection does. */
    record Executed(Execution execution) implements ExchangeEvent {
    }

    /** Flat is reported as size zero. */
    record PositionUpdated(VenuePosition position) implements ExchangeEvent {
    }

    record WalletUpdated(Wallet wallet) implements ExchangeEvent {
    }

    /**
     * A stream went up or down. Up means: authenticated, everything subscribed, and executions missed meanwhile already delivered;
     * <b>resynchronise now</b>: open orders and positions may have changed unseen. Down means: nothing of this stream is heard;
     * orders are still sent, another way where there is one.
     *
     * @param reason why it went down; empty text when up
     */
    record ConnectionChanged(Stream stream, boolean up, String reason) implements ExchangeEvent {
    }

    /** The streams that a venue may keep apart. */
    enum Stream {
        PUBLIC, PRIVATE, ORDER_ENTRY
    }

    /** What became of {@link Exchange#place}, {@link Exchange#amend} or {@link Exchange#cancel}. */
    record OrderRequestAnswered(Kind kind, String symbol, ClientOrderId clientOrderId, Outcome outcome) implements ExchangeEvent {

        /** What was asked. */
        public enum Kind {
            PLACE, AMEND, CANCEL
        }
    }

    /** Something that the adapter could not use or had to repair; for the activity feed. {@code symbol} where it concerns one. */
    record Irregularity(Optional<String> symbol, String what) implements ExchangeEvent {
    }
}
