package plutarc.botnode.shell;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.random.RandomGenerator;
import plutarc.botnode.link.LinkListener.OpenedKey;
import plutarc.botnode.loop.Input;
import plutarc.botnode.loop.Output;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.exchangekey.Venue;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.ExchangeError;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeException;
import plutarc.exchanges.ExchangeFactory;
import plutarc.exchanges.ExchangeListener;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.Execution;
import plutarc.exchanges.FeeRate;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.KeyInspector;
import plutarc.exchanges.Latency;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.VenuePosition;
import plutarc.exchanges.VenueThread;
import plutarc.exchanges.Wallet;

/**
 * Carries the loop's wishes to the exchange port and brings the answers back as inputs. Holds the opened keys, in memory only. Called on the loop's
 * thread, which is the adapter's too, except {@link #keep} and {@link #latency}; answers are only handed on. What an adapter says after it has been
 * replaced is dropped.
 */
public final class VenueShell implements AutoCloseable {

    private static final Duration CHECK_WITHIN = Duration.ofSeconds(20);

    private final Function<Venue, ExchangeFactory> factories;
    private final ExchangeSettings.Timeouts timeouts;
    private final Optional<InetAddress> bindAddress;
    private final Consumer<Input> inputs;
    private final ObjLongConsumer<ClientOrderId> written;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Runnable opened;
    private final VenueThread thread;
    private final Map<ExchangeKeyId, OpenedKey> keys = new ConcurrentHashMap<>();
    private volatile Optional<Exchange> exchange = Optional.empty();
    private volatile Optional<InUse> inUse = Optional.empty();
    private volatile long generation;

    private record InUse(BotConfiguration.KeyInUse key, Exchange exchange) {
    }

    /**
     * @param written is told when the frame of a new order is on the socket, on the scale of {@link System#nanoTime}
     * @param opened  runs whenever an adapter has been made for a key; must return at once
     * @param thread  on which adapters do their work
     */
    public VenueShell(Function<Venue, ExchangeFactory> factories, ExchangeSettings.Timeouts timeouts, Optional<InetAddress> bindAddress, Consumer<Input> inputs,
                      ObjLongConsumer<ClientOrderId> written, InstantSource clock, RandomGenerator random, Runnable opened,
                      VenueThread thread) {
        this.factories = factories;
        this.timeouts = timeouts;
        this.bindAddress = bindAddress;
        this.inputs = inputs;
        this.written = written;
        this.clock = clock;
        this.random = random;
        this.opened = opened;
        this.thread = thread;
    }

    /** Keeps a key for {@link Output.OpenVenue}. */
    public void keep(OpenedKey key) {
        keys.put(key.keyId(), key);
    }

    /** Forgets every other key's text: a key that is no longer this bot's has no business in its memory. */
    public void forgetAllBut(Optional<ExchangeKeyId> keyId) {
        keys.keySet().removeIf(held -> !keyId.equals(Optional.of(held)));
    }

    /** Asks the venue about the key that is in use, from this bot's own address. Nothing is told where no adapter is open. From any thread. */
    public void checkKey(BiConsumer<ExchangeKeyId, KeyFindings> told) {
        inUse.ifPresent(use -> KeyInspector.inspect(use.exchange(), use.key().contractType(), use.key().instruments(), bindAddress.map(InetAddress::getHostAddress),
                clock, CHECK_WITHIN).thenAccept(findings -> {
                    if (inUse.equals(Optional.of(use))) {
                        told.accept(use.key().keyId(), findings);
                    }
                }));
    }

    /** Whether this process holds the key's text. */
    public boolean holds(ExchangeKeyId keyId) {
        return keys.containsKey(keyId);
    }

    /** Has the open adapter prepare an order and drop it. From any thread. */
    public void rehearse(OrderRequest order) {
        exchange.ifPresent(open -> open.rehearse(order));
    }

    /** Round trips of the open adapter. */
    public Optional<Latency> latency() {
        return exchange.map(Exchange::latency);
    }

    void open(BotConfiguration.KeyInUse key) {
        close();
        OpenedKey held = keys.get(key.keyId());
        if (held == null) {
            inputs.accept(new Input.VenueUnavailable(key.keyId(), ExchangeError.of(ErrorReason.INVALID_KEY, "this process does not hold the key")));
            return;
        }
        long mine = generation;
        ExchangeSettings settings = new ExchangeSettings(held.endpoint(), key.contractType(), held.material(), bindAddress, timeouts);
        Exchange made = factories.apply(key.venue()).open(settings, new ExchangeListener() {
            @Override
            public void on(ExchangeEvent event) {
                if (mine == generation) {
                    inputs.accept(new Input.Venue(event));
                }
            }

            @Override
            public void written(ClientOrderId order, long nanos) {
                written.accept(order, nanos);
            }
        }, clock, random, thread.lent());
        exchange = Optional.of(made);
        inUse = Optional.of(new InUse(key, made));
        opened.run();
        Map<String, FeeRate> fees = new HashMap<>();
        CompletionStage<List<InstrumentSpec>> instruments = made.instruments().thenApply(specs -> specs.stream()
                .filter(spec -> key.instruments().stream().map(Instrument::symbol).anyMatch(spec.symbol()::equals)).toList());
        answer(instruments
                .thenCompose(specs -> all(specs.stream().map(spec -> made.feeRate(spec.symbol()).thenAccept(fee -> fees.put(spec.symbol(), fee))).toList())
                        .thenApply(nothing -> (Input) new Input.VenueOpened(key.keyId(), made.capabilities(), specs, Map.copyOf(fees)))),
                error -> new Input.VenueUnavailable(key.keyId(), error));
    }

    void connect(Output.Connect connect) {
        exchange.ifPresent(open -> open.connect(connect.executionsSince()));
    }

    void subscribe(Output.Subscribe subscribe) {
        exchange.ifPresent(open -> open.subscribe(subscribe.subscription()));
    }

    void unsubscribe(Output.Unsubscribe unsubscribe) {
        exchange.ifPresent(open -> open.unsubscribe(unsubscribe.symbol()));
    }

    void place(Output.Place place) {
        exchange.ifPresent(open -> open.place(place.order()));
    }

    void amend(Output.Amend amend) {
        exchange.ifPresent(open -> open.amend(amend.change()));
    }

    void cancel(Output.Cancel cancel) {
        exchange.ifPresent(open -> open.cancel(cancel.symbol(), cancel.clientOrderId()));
    }

    void cancelAll(String symbol) {
        exchange.ifPresent(open -> open.cancelAll(symbol)); // what it leaves shows at the next comparison
    }

    void askOrder(Output.AskOrder ask) {
        exchange.ifPresent(open -> open.order(ask.symbol(), ask.clientOrderId()).thenAccept(found ->
                inputs.accept(new Input.OrderAnswered(ask.symbol(), ask.clientOrderId(), found)))); // a failure is asked again at the next comparison
    }

    void askSnapshot(Output.AskSnapshot ask) {
        exchange.ifPresent(open -> answer(
                open.positions().thenCompose(positions -> open.openOrders().thenCompose(orders -> open.wallet().thenCompose(wallet ->
                        open.executionsSince(ask.executionsSince()).thenApply(executions -> snapshot(ask.askedAt(), positions, orders, wallet, executions))))),
                Input.SnapshotUnavailable::new));
    }

    private static Input snapshot(Instant askedAt, List<VenuePosition> positions, List<Order> orders, Wallet wallet, List<Execution> executions) {
        return new Input.Snapshot(askedAt, positions, orders, wallet, executions);
    }

    void askHistory(Output.AskHistory ask) {
        exchange.ifPresent(open -> answer(
                open.candles(ask.symbol(), ask.interval(), ask.from(), ask.to()).thenApply(candles -> new Input.History(ask.symbol(), ask.interval(), ask.from(), candles)),
                error -> new Input.HistoryUnavailable(ask.symbol(), error)));
    }

    void prepare(Output.Prepare prepare) {
        exchange.ifPresent(open -> refusal(marginMode(open, prepare.symbol(), prepare.marginMode())).thenCompose(modeRefused ->
                refusal(open.capabilities().leverageSettable() ? open.setLeverage(prepare.symbol(), prepare.leverage()) : CompletableFuture.completedStage(null))
                        .thenApply(leverageRefused -> new Input.Prepared(prepare.symbol(), leverageRefused, modeRefused)))
                .thenAccept(inputs));
    }

    private static CompletionStage<Void> marginMode(Exchange open, String symbol, MarginMode mode) {
        return switch (open.capabilities().marginModeScope()) {
            case NOT_SETTABLE -> CompletableFuture.completedStage(null);
            case SYMBOL, ACCOUNT -> open.setMarginMode(symbol, mode);
        };
    }

    private static CompletionStage<Optional<ExchangeError>> refusal(CompletionStage<Void> asked) {
        return asked.handle((nothing, failure) -> failure == null ? Optional.<ExchangeError>empty() : Optional.of(error(failure)));
    }

    private void answer(CompletionStage<Input> asked, Function<ExchangeError, Input> otherwise) {
        long mine = generation;
        asked.handle((input, failure) -> failure == null ? input : otherwise.apply(error(failure))).thenAccept(input -> {
            if (mine == generation) {
                inputs.accept(input);
            }
        });
    }

    private static ExchangeError error(Throwable failure) {
        return switch (failure) {
            case ExchangeException known -> known.error();
            case CompletionException wrapped when wrapped.getCause() != null -> error(wrapped.getCause());
            default -> ExchangeError.of(ErrorReason.OTHER, failure.toString());
        };
    }

    private static CompletionStage<Void> all(List<CompletionStage<Void>> stages) {
        return CompletableFuture.allOf(stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
    }

    @Override
    public void close() {
        generation++;
        exchange.ifPresent(Exchange::close);
        exchange = Optional.empty();
        inUse = Optional.empty();
    }
}
