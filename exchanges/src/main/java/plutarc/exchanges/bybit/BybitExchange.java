package plutarc.exchanges.bybit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.exchanges.AmendRequest;
import plutarc.exchanges.Candle;
import plutarc.exchanges.Capabilities;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeException;
import plutarc.exchanges.ExchangeListener;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.ExchangeSettings.Timeouts;
import plutarc.exchanges.Execution;
import plutarc.exchanges.FeeRate;
import plutarc.exchanges.FundingRate;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.KeyCheck;
import plutarc.exchanges.Latency;
import plutarc.exchanges.MarketSubscription;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.Quantity;
import plutarc.exchanges.QuantityUnit;
import plutarc.exchanges.VenuePosition;
import plutarc.exchanges.VenueThread;
import plutarc.exchanges.Wallet;
import plutarc.exchanges.wire.LatencyWindow;
import reactor.core.publisher.Mono;

/**
 * Bybit v5 in one-way mode. One event-loop thread does everything: sockets, parsing, the listener's calls. This class is the wiring
 * diagram; calls hop onto that thread and are answered from it.
 */
public final class BybitExchange implements Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(BybitExchange.class);
    private static final Duration CLOCK_CHECK = Duration.ofMinutes(10);

    private final ExchangeSettings settings;
    private final Timeouts timeouts;
    private final InstantSource clock;
    private final ExchangeListener listener;
    private final BybitSockets sockets;
    private final BybitSigner signer;
    private final VenueTime time;
    private final BybitQueries queries;
    private final BybitSettings changes;
    private final BybitOrders orders;
    private final OrderWriter writer;
    private final LatencyWindow pings = new LatencyWindow();
    private final Set<CompletableFuture<?>> asked = ConcurrentHashMap.newKeySet();
    private PublicStream publicStream;
    private PrivateStream privateStream;
    private OrderStream orderStream;
    private volatile boolean closed;

    /**
     * Opens nothing yet.
     *
     * @param thread does everything; this handle to it is closed with the adapter
     */
    public BybitExchange(Dialect dialect, ExchangeSettings settings, ExchangeListener listener, InstantSource clock, RandomGenerator random,
                         VenueThread thread) {
        this.settings = settings;
        this.timeouts = settings.timeouts();
        this.clock = clock;
        this.listener = guarded(listener);
        this.sockets = new BybitSockets(settings, clock, random, thread);
        this.signer = new BybitSigner(settings.key());
        this.time = new VenueTime(clock);
        ContractType type = settings.contractType();
        BybitRest rest = new BybitRest(sockets.requests(), settings.endpoint().restUrl(), signer, time, timeouts.validity(), thread.loop());
        this.queries = new BybitQueries(rest, type, dialect, time, clock);
        this.changes = new BybitSettings(rest, type, clock);
        this.writer = new OrderWriter(type);
        this.orders = new BybitOrders(thread, this.listener, rest, queries, dialect, time, clock, timeouts,
                Long.toHexString(random.nextLong()) + "-");
        this.publicStream = new PublicStream(sockets.lines("/v5/public/" + BybitWords.category(type)), thread, this.listener, queries, timeouts, new PingMeter(clock, pings));
    }

    @Override
    public Capabilities capabilities() {
        return BybitCapabilities.BYBIT;
    }

    @Override
    public void connect(Instant executionsSince) {
        sockets.run(() -> {
            if (privateStream != null || closed) {
                return;
            }
            privateStream = new PrivateStream(sockets.lines("/v5/private"), sockets.thread(), listener, queries, signer, time, timeouts, new PingMeter(clock, pings),
                    settings.contractType(), executionsSince);
            orderStream = new OrderStream(sockets.lines("/v5/trade"), sockets.thread(), listener, signer, time, timeouts, new PingMeter(clock, pings), orders::answered,
                    orders::streamLost);
            orders.prefer(orderStream);
            // Signatures carry a time that the venue compares with its own, so that is measured first; failing that, ours is taken.
            queries.serverTime().onErrorResume(failure -> Mono.empty()).doFinally(signal -> openLines()).subscribe();
            sockets.thread().every(CLOCK_CHECK, () -> queries.serverTime().subscribe(now -> { }, failure -> { }));
        });
    }

    @Override
    public void subscribe(MarketSubscription subscription) {
        sockets.run(() -> publicStream.subscribe(subscription));
    }

    @Override
    public void unsubscribe(String symbol) {
        sockets.run(() -> publicStream.unsubscribe(symbol));
    }

    @Override
    public void place(OrderRequest order) {
        send(OrderAttempt.place(order, writer), Optional.of(order.quantity()));
    }

    @Override
    public CompletionStage<Void> rehearse(OrderRequest order) {
        return answer(Mono.fromRunnable(() -> orders.rehearse(OrderAttempt.place(order, writer))));
    }

    @Override
    public void amend(AmendRequest change) {
        send(OrderAttempt.amend(change, writer), change.quantity());
    }

    @Override
    public void cancel(String symbol, ClientOrderId clientOrderId) {
        send(OrderAttempt.cancel(symbol, clientOrderId, writer), Optional.empty());
    }

    @Override
    public CompletionStage<Integer> cancelAll(String symbol) {
        return answer(changes.cancelAll(symbol));
    }

    @Override
    public CompletionStage<List<InstrumentSpec>> instruments() {
        return answer(queries.instruments());
    }

    @Override
    public CompletionStage<List<Candle>> candles(String symbol, Duration interval, Instant from, Instant to) {
        return answer(queries.candles(symbol, interval, from, to));
    }

    @Override
    public CompletionStage<Instant> serverTime() {
        return answer(queries.serverTime());
    }

    @Override
    public CompletionStage<Optional<Order>> order(String symbol, ClientOrderId clientOrderId) {
        return answer(queries.order(symbol, clientOrderId));
    }

    @Override
    public CompletionStage<List<Order>> openOrders() {
        return answer(queries.openOrders());
    }

    @Override
    public CompletionStage<List<VenuePosition>> positions() {
        return answer(queries.positions());
    }

    @Override
    public CompletionStage<List<Execution>> executionsSince(Instant since) {
        return answer(queries.executionsSince(since));
    }

    @Override
    public CompletionStage<Wallet> wallet() {
        return answer(queries.wallet());
    }

    @Override
    public CompletionStage<FeeRate> feeRate(String symbol) {
        return answer(queries.feeRate(symbol));
    }

    @Override
    public CompletionStage<Void> setLeverage(String symbol, BigDecimal leverage) {
        return answer(changes.setLeverage(symbol, leverage));
    }

    @Override
    public CompletionStage<Void> setMarginMode(String symbol, MarginMode mode) {
        return answer(changes.setMarginMode(mode));
    }

    @Override
    public CompletionStage<List<FundingRate>> fundingHistory(String symbol, Instant from, Instant to) {
        return answer(queries.fundingHistory(symbol, from, to));
    }

    @Override
    public CompletionStage<KeyCheck> checkKey() {
        return answer(queries.checkKey());
    }

    @Override
    public Latency latency() {
        return new Latency(pings.percentiles(), orders.streamLatency().percentiles(), orders.restLatency().percentiles());
    }

    @Override
    public void close() {
        closed = true;
        sockets.run(() -> {
            publicStream.line().stop();
            if (privateStream != null) {
                privateStream.line().stop();
                orderStream.line().stop();
            }
            sockets.close();
        });
        asked.forEach(stage -> stage.completeExceptionally(closedFailure()));
    }

    /** A quantity in the wrong unit would be another size altogether, so it never leaves. */
    private void send(OrderAttempt attempt, Optional<Quantity> quantity) {
        QuantityUnit unit = BybitWords.unit(settings.contractType());
        sockets.run(() -> quantity.filter(given -> given.unit() != unit).ifPresentOrElse(
                wrong -> orders.refuse(attempt, "quantity is in " + wrong.unit() + "; " + attempt.symbol + " takes " + unit), () -> orders.send(attempt)));
    }

    /** A listener that fails must not look like a venue that does. */
    private ExchangeListener guarded(ExchangeListener receiver) {
        return new ExchangeListener() {
            @Override
            public void on(ExchangeEvent event) {
                if (closed) {
                    return;
                }
                try {
                    receiver.on(event);
                } catch (RuntimeException failure) {
                    LOG.atError().setCause(failure).addKeyValue("event", event.getClass().getSimpleName()).log("the listener failed");
                }
            }

            @Override
            public void written(ClientOrderId order, long nanos) {
                receiver.written(order, nanos);
            }
        };
    }

    private void openLines() {
        publicStream.line().connect();
        privateStream.line().connect();
        orderStream.line().connect();
    }

    private <T> CompletionStage<T> answer(Mono<T> question) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        asked.add(stage);
        stage.whenComplete((value, failure) -> asked.remove(stage));
        if (closed || !sockets.run(() -> question.subscribe(stage::complete, stage::completeExceptionally, () -> stage.complete(null)))) {
            stage.completeExceptionally(closedFailure());
        }
        return stage;
    }

    private static ExchangeException closedFailure() {
        return new ExchangeException(ErrorReason.CLOSED, "the adapter was closed");
    }
}
