package plutarc.botnode.rehearsal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.botnode.loop.Input;
import plutarc.botnode.loop.Output;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.AmendRequest;
import plutarc.exchanges.Candle;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeEvent.OrderRequestAnswered.Kind;
import plutarc.exchanges.Execution;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.OrderStatus;
import plutarc.exchanges.Outcome;
import plutarc.exchanges.Quantity;
import plutarc.exchanges.Trigger;
import plutarc.exchanges.VenuePosition;
import plutarc.exchanges.Wallet;

/** A venue that accepts everything and fills at once, for one symbol whose price goes up and down. For one thread. */
public final class ObligingVenue {

    private static final Instant BEGIN = Instant.parse("2022-01-03T00:00:00Z");
    private static final BigDecimal PLENTY = new BigDecimal("10000000");
    /** Minutes in one direction before the price turns. */
    private static final int SWING = 5;
    /** Candles that it remembers. */
    private static final int HISTORY = 1_000;
    /** Share of the price that a minute moves it. */
    private static final double MOVE = 0.0006;

    private final InstrumentSpec spec;
    private final Input.VenueOpened opening;
    private final Deque<Input> said = new ArrayDeque<>();
    private final Map<String, Order> resting = new LinkedHashMap<>();
    private final Map<String, Trigger> triggers = new LinkedHashMap<>();
    private final Deque<Candle> candles = new ArrayDeque<>();
    private double price;
    private BigDecimal position = BigDecimal.ZERO;
    private Instant now = BEGIN;
    private long minutes;
    private int executions;
    private boolean streaming;

    /** @param opening what it says of itself when it is opened */
    public ObligingVenue(InstrumentSpec spec, Input.VenueOpened opening) {
        this.spec = spec;
        this.opening = opening;
        this.price = spec.tickSize().doubleValue() * 100_000;
    }

    /** Trades one more minute and closes its candle. */
    public void minute() {
        long number = minutes++;
        double open = price;
        price = ticks(open * (1 + (number / SWING % 2 == 0 ? MOVE : -MOVE)));
        now = BEGIN.plus(Duration.ofMinutes(number)).plusSeconds(59);
        trigger();
        Candle candle = new Candle(BEGIN.plus(Duration.ofMinutes(number)), open, Math.max(open, price), Math.min(open, price), price, 10, 10 * price);
        candles.addLast(candle);
        if (candles.size() > HISTORY) {
            candles.removeFirst();
        }
        tell(ticker());
        if (streaming) {
            tell(new ExchangeEvent.CandleClosed(spec.symbol(), Duration.ofMinutes(1), candle, false));
        }
    }

    /** What it has to say next; empty when it has said all. */
    public Optional<Input> next() {
        return Optional.ofNullable(said.poll());
    }

    /** Takes what a trading loop wants done. */
    public void carryOut(Output output) {
        switch (output) {
            case Output.OpenVenue open -> said.add(opening);
            case Output.Connect connect -> {
                tell(new ExchangeEvent.ConnectionChanged(ExchangeEvent.Stream.PRIVATE, true, ""));
                tell(new ExchangeEvent.ConnectionChanged(ExchangeEvent.Stream.PUBLIC, true, ""));
                tell(new ExchangeEvent.ConnectionChanged(ExchangeEvent.Stream.ORDER_ENTRY, true, ""));
            }
            case Output.Subscribe subscribe -> {
                streaming = true;
                tell(ticker());
            }
            case Output.AskHistory ask -> said.add(new Input.History(ask.symbol(), ask.interval(), ask.from(), List.copyOf(candles)));
            case Output.AskSnapshot ask -> said.add(new Input.Snapshot(ask.askedAt(), positions(), List.copyOf(resting.values()), wallet(), List.of()));
            case Output.AskOrder ask -> said.add(new Input.OrderAnswered(ask.symbol(), ask.clientOrderId(), Optional.ofNullable(resting.get(ask.clientOrderId().value()))));
            case Output.Prepare prepare -> said.add(new Input.Prepared(prepare.symbol(), Optional.empty(), Optional.empty()));
            case Output.Place place -> place(place.order());
            case Output.Amend amend -> amend(amend.change());
            case Output.Cancel cancel -> cancel(cancel.clientOrderId());
            case Output.CloseVenue close -> streaming = false;
            case Output.Unsubscribe unsubscribe -> streaming = false;
            case Output.Commit commit -> { }
            case Output.Applied applied -> { }
            case Output.Progress progress -> { }
            case Output.Heartbeat heartbeat -> { }
            case Output.CancelAll all -> resting.values().stream().flatMap(order -> order.clientOrderId().stream()).toList().forEach(this::cancel);
            case Output.End end -> { }
        }
    }

    private void place(OrderRequest request) {
        Order order = new Order(Optional.of(request.clientOrderId()), "v" + request.clientOrderId(), spec.symbol(), request.side(), request.quantity(),
                new Quantity(BigDecimal.ZERO, request.quantity().unit()), Optional.empty(), request.limitPrice(), request.trigger().map(Trigger::price),
                request.timeInForce(), request.reduceOnly(), request.trigger().isPresent() ? OrderStatus.UNTRIGGERED : OrderStatus.NEW, "", now, now);
        if (request.trigger().isPresent()) {
            resting.put(request.clientOrderId().value(), order);
            triggers.put(request.clientOrderId().value(), request.trigger().get());
            tell(new ExchangeEvent.OrderUpdated(order));
        } else {
            fill(order);
        }
        answer(Kind.PLACE, request.clientOrderId());
    }

    private void amend(AmendRequest change) {
        String id = change.clientOrderId().value();
        resting.computeIfPresent(id, (known, order) -> with(order, change.quantity().orElse(order.quantity()), order.filled(), change.triggerPrice().or(order::triggerPrice), order.status()));
        change.triggerPrice().ifPresent(to -> triggers.computeIfPresent(id, (known, trigger) -> new Trigger(to, trigger.source(), trigger.direction())));
        Optional.ofNullable(resting.get(id)).ifPresent(order -> tell(new ExchangeEvent.OrderUpdated(order)));
        answer(Kind.AMEND, change.clientOrderId());
    }

    private void cancel(ClientOrderId id) {
        triggers.remove(id.value());
        Optional.ofNullable(resting.remove(id.value())).ifPresent(order -> tell(new ExchangeEvent.OrderUpdated(
                with(order, order.quantity(), order.filled(), order.triggerPrice(), OrderStatus.CANCELLED))));
        answer(Kind.CANCEL, id);
    }

    private void trigger() {
        for (Map.Entry<String, Trigger> waiting : List.copyOf(triggers.entrySet())) {
            double level = waiting.getValue().price().doubleValue();
            if (waiting.getValue().direction() == Trigger.Direction.FALLS_TO ? price <= level : price >= level) {
                triggers.remove(waiting.getKey());
                fill(resting.remove(waiting.getKey()));
            }
        }
    }

    private void fill(Order order) {
        position = order.side() == OrderSide.BUY ? position.add(order.quantity().value()) : position.subtract(order.quantity().value());
        tell(new ExchangeEvent.Executed(new Execution("x" + executions++, Execution.Kind.TRADE, spec.symbol(), order.clientOrderId(), order.venueOrderId(), order.side(),
                BigDecimal.valueOf(price), order.quantity(), BigDecimal.ONE, spec.settleCurrency(), false, new Quantity(BigDecimal.ZERO, order.quantity().unit()), now)));
        tell(new ExchangeEvent.OrderUpdated(with(order, order.quantity(), order.quantity(), order.triggerPrice(), OrderStatus.FILLED)));
    }

    private Order with(Order o, Quantity quantity, Quantity filled, Optional<BigDecimal> trigger, OrderStatus status) {
        return new Order(o.clientOrderId(), o.venueOrderId(), o.symbol(), o.side(), quantity, filled, filled.isZero() ? Optional.empty() : Optional.of(BigDecimal.valueOf(price)),
                o.limitPrice(), trigger, o.timeInForce(), o.reduceOnly(), status, "", o.createdAt(), now);
    }

    private void answer(Kind kind, ClientOrderId id) {
        tell(new ExchangeEvent.OrderRequestAnswered(kind, spec.symbol(), id, new Outcome.Accepted("v" + id)));
    }

    private void tell(ExchangeEvent event) {
        said.add(new Input.Venue(event));
    }

    private ExchangeEvent ticker() {
        return new ExchangeEvent.TickerChanged(spec.symbol(), now, price, price, price, price, 1, price, 1, 0, 1);
    }

    private List<VenuePosition> positions() {
        return position.signum() == 0 ? List.of() : List.of(new VenuePosition(spec.symbol(), Optional.of(position.signum() > 0 ? Side.LONG : Side.SHORT),
                new Quantity(position.abs(), spec.quantityUnit()), BigDecimal.valueOf(price), BigDecimal.valueOf(price), BigDecimal.ONE, Optional.empty(), Optional.empty(),
                BigDecimal.ZERO, BigDecimal.ZERO, now));
    }

    private Wallet wallet() {
        return new Wallet(List.of(new Wallet.Balance(spec.settleCurrency(), PLENTY, PLENTY, PLENTY, BigDecimal.ZERO)), now);
    }

    private double ticks(double value) {
        double tick = spec.tickSize().doubleValue();
        return BigDecimal.valueOf(Math.round(value / tick)).multiply(spec.tickSize()).doubleValue();
    }
}
