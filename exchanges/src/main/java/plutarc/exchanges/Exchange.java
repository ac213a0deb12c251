package plutarc.exchanges;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import plutarc.contracts.exchangekey.MarginMode;

/**
 * One account at one venue, as a trading loop sees it.
 *
 * <p>No call blocks. What the venue says by itself, and the outcome of every order request, comes through the one
 * {@link ExchangeListener}; what is asked comes back as a stage. Stages fail with {@link ExchangeException} only and complete on the
 * adapter's thread: hand their result to your own queue. All methods may be called from any thread.
 *
 * <p>An instance that is never {@link #connect connected} opens no stream and still answers everything that is asked.
 */
public interface Exchange extends AutoCloseable {

    /** What this venue can do; constant for the life of the instance. */
    Capabilities capabilities();

    /**
     * Opens the streams and keeps them open until {@link #close}. Executions from {@code executionsSince} on are delivered first, read
     * from the venue's history; from then on each execution is delivered exactly once, over any number of reconnects. A second call does nothing.
     *
     * @param executionsSince time of the last execution that the caller has safely taken, in market time (a paper exchange replays the past:
     *                        its market's time is not the machine's); {@link Instant#EPOCH} for all that the venue still knows
     */
    void connect(Instant executionsSince);

    /**
     * Delivers market data of one symbol. Candles come without gap or repetition in ascending order: those that a lost connection
     * swallowed are read from history. Survives reconnects. Subscribing again to the same symbol replaces its subscription.
     */
    void subscribe(MarketSubscription subscription);

    /** Ends all market data of the symbol; unknown symbols are ignored. */
    void unsubscribe(String symbol);

    /**
     * Sends a new order. Answered by {@link ExchangeEvent.OrderRequestAnswered}: once with a final outcome, or with
     * {@link Outcome.Unknown} and later, when the venue has been asked, with the final one. The adapter never sends an order twice.
     */
    void place(OrderRequest order);

    /**
     * Prepares a new order as {@link #place} would, and drops it: nothing is sent and nothing answered. So that the code is loaded and compiled before the
     * first order that counts.
     *
     * @return completes when there would be nothing left to do but to hand the request to the socket
     */
    CompletionStage<Void> rehearse(OrderRequest order);

    /** Changes a resting order. Answered like {@link #place}. Where {@link Capabilities#amend} is false it is rejected as unsupported. */
    void amend(AmendRequest change);

    /** Cancels one order. Answered like {@link #place}; an order that is already gone is rejected as {@link ErrorReason#ORDER_NOT_FOUND}. */
    void cancel(String symbol, ClientOrderId clientOrderId);

    /** Cancels every open order of a symbol, stop orders included. The stage's value is how many the venue says it cancelled. */
    CompletionStage<Integer> cancelAll(String symbol);

    /** Tradable perpetual contracts of this account's contract type. */
    CompletionStage<List<InstrumentSpec>> instruments();

    /**
     * Closed candles with {@code from <= openTime < to}, ascending, all pages.
     *
     * @param interval one of {@link Capabilities#nativeIntervals}; others fail as {@link ErrorReason#INVALID_REQUEST}
     */
    CompletionStage<List<Candle>> candles(String symbol, Duration interval, Instant from, Instant to);

    /** The venue's clock. */
    CompletionStage<Instant> serverTime();

    /** The order of this client id, open or not; empty if the venue does not know it (now: a request may still be under way). */
    CompletionStage<Optional<Order>> order(String symbol, ClientOrderId clientOrderId);

    /** All open orders of the account's contract type, stop orders included, all pages. */
    CompletionStage<List<Order>> openOrders();

    /** All positions whose size is not zero. */
    CompletionStage<List<VenuePosition>> positions();

    /** Every execution at or after the instant, ascending, all pages, funding included. */
    CompletionStage<List<Execution>> executionsSince(Instant since);

    CompletionStage<Wallet> wallet();

    CompletionStage<FeeRate> feeRate(String symbol);

    /** Sets the leverage of one symbol. Setting what is already set succeeds. */
    CompletionStage<Void> setLeverage(String symbol, BigDecimal leverage);

    /** Sets the margin mode, for the symbol or for the whole account as {@link Capabilities#marginModeScope} says. Setting what is already set succeeds. */
    CompletionStage<Void> setMarginMode(String symbol, MarginMode mode);

    /** Funding rates applied with {@code from <= time < to}, ascending, all pages. */
    CompletionStage<List<FundingRate>> fundingHistory(String symbol, Instant from, Instant to);

    /** Whether the key works, what it may do, and if not, why. Fails only if the venue gave no answer about the key. */
    CompletionStage<KeyCheck> checkKey();

    /** Round-trip times measured so far. */
    Latency latency();

    /** Closes the streams; asked but unanswered requests fail as {@link ErrorReason#CLOSED}. Places no order and cancels none. */
    @Override
    void close();
}
