package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import plutarc.botnode.testing.Bots;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.Candle;
import plutarc.exchanges.Capabilities;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeError;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeEvent.OrderRequestAnswered.Kind;
import plutarc.exchanges.Execution;
import plutarc.exchanges.FeeRate;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.OrderStatus;
import plutarc.exchanges.Outcome;
import plutarc.exchanges.Quantity;
import plutarc.exchanges.QuantityUnit;
import plutarc.exchanges.TimeInForce;
import plutarc.exchanges.Trigger;
import plutarc.exchanges.VenuePosition;
import plutarc.exchanges.Wallet;

/**
 * A venue with its adapter in one object, without sockets or threads, that loses requests, acknowledgements and messages by a seeded random. What the
 * port promises it keeps: an unknown outcome is followed by a final one, and each execution is delivered once a connection and again from history.
 */
final class SimulatedVenue {

    static final Instant START = Instant.parse("2022-01-01T00:00:00Z");
    static final int HISTORY = 60;

    private final Random random;
    private double faults;
    final String symbol;
    private final Deque<Input> requests = new ArrayDeque<>();
    private final Deque<Input> account = new ArrayDeque<>();
    private final Deque<Input> market = new ArrayDeque<>();
    private final Map<String, SimulatedOrder> orders = new LinkedHashMap<>();
    private final List<Execution> executions = new ArrayList<>();
    private final List<Candle> candles = new ArrayList<>();
    private final Set<String> delivered = new TreeSet<>();
    private boolean connected;
    private boolean subscribed;
    private double price = 40_000;
    private double open = price;
    private double high = price;
    private double low = price;
    private Instant minute;
    private int steps;
    /** What it says to leverage and margin mode. */
    Optional<ExchangeError> leverageRefused = Optional.empty();
    Optional<ExchangeError> marginModeRefused = Optional.empty();
    /** What the wallet shows, whatever is won or lost. */
    double cash = 100_000;
    /** How often an entry fills in part or not at all. */
    double thin = 0.2;
    BigDecimal position = BigDecimal.ZERO;
    BigDecimal largest = BigDecimal.ZERO;
    /** Realised so far, after fees. */
    double profit;
    private double average;
    final Map<String, Integer> timesPlaced = new LinkedHashMap<>();
    final List<String> wrongs = new ArrayList<>();

    private static final class SimulatedOrder {
        final OrderRequest request;
        OrderStatus status = OrderStatus.NEW;
        BigDecimal filled = BigDecimal.ZERO;
        BigDecimal quantity;
        Optional<BigDecimal> trigger;

        SimulatedOrder(OrderRequest request) {
            this.request = request;
            this.quantity = request.quantity().value();
            this.trigger = request.trigger().map(Trigger::price);
        }
    }

    SimulatedVenue(long seed, double faults) {
        this(seed, faults, Bots.SYMBOL, START);
    }

    /** @param start of its history, an hour before it can be traded */
    SimulatedVenue(long seed, double faults, String symbol, Instant start) {
        this.random = new Random(seed);
        this.faults = faults;
        this.symbol = symbol;
        this.minute = start;
        for (int i = 0; i < HISTORY; i++) {
            walk(4);
            closeMinute();
        }
        market.clear();
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    // --- market ---

    void walk(int times) {
        for (int i = 0; i < times; i++) {
            price = Math.round(price * (1 + 0.0012 * random.nextGaussian()) * 10) / 10.0;
            high = Math.max(high, price);
            low = Math.min(low, price);
            steps++;
            trigger();
            if (subscribed) {
                market.add(new Input.Venue(new ExchangeEvent.TickerChanged(symbol, now(), price, price, price, price - 0.1, 5, price + 0.1, 5, 0.0001, 1000)));
            }
        }
    }

    Instant now() {
        return minute.plusMillis(Math.min(59_000, 1_000L * (steps % 50)));
    }

    void closeMinute() {
        Candle candle = new Candle(minute, open, high, low, price, 10, 10 * price);
        candles.add(candle);
        if (subscribed) {
            market.add(new Input.Venue(new ExchangeEvent.CandleClosed(symbol, Duration.ofMinutes(1), candle, false)));
        }
        minute = minute.plus(Duration.ofMinutes(1));
        open = high = low = price;
    }

    private boolean crosses(SimulatedOrder order) {
        return order.request.limitPrice().filter(limit -> order.request.side() == OrderSide.BUY ? price <= limit.doubleValue() : price >= limit.doubleValue()).isPresent();
    }

    private void trigger() {
        for (SimulatedOrder order : List.copyOf(orders.values())) {
            if (order.status == OrderStatus.NEW && order.request.timeInForce() == TimeInForce.GOOD_TILL_CANCELLED && crosses(order)) {
                execute(order);
            }
            if (order.status == OrderStatus.UNTRIGGERED && order.request.trigger().filter(t -> t.direction() == Trigger.Direction.FALLS_TO
                    ? price <= order.trigger.orElseThrow().doubleValue() : price >= order.trigger.orElseThrow().doubleValue()).isPresent()) {
                execute(order);
            }
        }
    }

    // --- what the loop wants ---

    void carryOut(Output output) {
        switch (output) {
            case Output.OpenVenue open -> {
                disconnect();
                requests.add(new Input.VenueOpened(open.key().keyId(), CAPABILITIES, List.of(spec()), Map.of(symbol, fees())));
            }
            case Output.Connect connect -> connect(connect.executionsSince());
            case Output.Subscribe subscribe -> {
                subscribed = true;
                market.add(new Input.Venue(new ExchangeEvent.TickerChanged(symbol, now(), price, price, price, price, 1, price, 1, 0, 1)));
                subscribe.subscription().candles().forEach((interval, have) -> candles.stream().filter(c -> c.openTime().isAfter(have))
                        .forEach(c -> market.add(new Input.Venue(new ExchangeEvent.CandleClosed(symbol, interval, c, true)))));
            }
            case Output.AskHistory ask -> requests.add(chance(faults) ? new Input.HistoryUnavailable(ask.symbol(), ExchangeError.of(ErrorReason.UNREACHABLE, "lost"))
                    : new Input.History(ask.symbol(), ask.interval(), ask.from(), candles.stream().filter(c -> !c.openTime().isBefore(ask.from()) && c.openTime().isBefore(ask.to())).toList()));
            case Output.Prepare prepare -> requests.add(new Input.Prepared(prepare.symbol(), leverageRefused, marginModeRefused));
            case Output.Place place -> place(place.order());
            case Output.Amend amend -> amend(amend);
            case Output.Cancel cancel -> cancel(cancel.clientOrderId());
            case Output.CancelAll all -> orders.values().stream().filter(o -> !o.status.isFinal()).forEach(o -> o.status = OrderStatus.CANCELLED);
            case Output.AskOrder ask -> requests.add(new Input.OrderAnswered(ask.symbol(), ask.clientOrderId(),
                    Optional.ofNullable(orders.get(ask.clientOrderId().value())).map(this::order)));
            case Output.AskSnapshot ask -> requests.add(chance(faults) ? new Input.SnapshotUnavailable(ExchangeError.of(ErrorReason.UNREACHABLE, "lost")) : snapshot(ask));
            case Output.CloseVenue close -> disconnect();
            case Output.Commit commit -> { }
            case Output.Unsubscribe unsubscribe -> { }
            case Output.Applied applied -> { }
            case Output.Progress progress -> { }
            case Output.Heartbeat heartbeat -> { }
            case Output.End end -> { }
        }
    }

    Input.Snapshot snapshot(Output.AskSnapshot ask) {
        List<Execution> since = executions.stream().filter(e -> !e.at().isBefore(ask.executionsSince())).toList();
        since.forEach(e -> delivered.add(e.executionId()));
        return new Input.Snapshot(ask.askedAt(), position.signum() == 0 ? List.of() : List.of(venuePosition()),
                orders.values().stream().filter(o -> !o.status.isFinal()).map(this::order).toList(), wallet(), since);
    }

    private void place(OrderRequest request) {
        String id = request.clientOrderId().value();
        timesPlaced.merge(id, 1, Integer::sum);
        if (!request.reduceOnly() && !id.startsWith("E")) {
            wrongs.add("an order that is no entry may open a position: " + id);
        }
        if (chance(faults)) { // never arrives
            unknown(Kind.PLACE, request.clientOrderId(), new Outcome.Rejected(ExchangeError.of(ErrorReason.NEVER_ARRIVED, "lost")));
            return;
        }
        if (orders.containsKey(id)) {
            answer(Kind.PLACE, request.clientOrderId(), new Outcome.Rejected(ExchangeError.of(ErrorReason.DUPLICATE_CLIENT_ORDER_ID, "duplicate")));
            return;
        }
        if (request.reduceOnly() && (position.signum() == 0 || position.signum() == (request.side() == OrderSide.BUY ? 1 : -1))) {
            answer(Kind.PLACE, request.clientOrderId(), new Outcome.Rejected(ExchangeError.of(ErrorReason.REDUCE_ONLY_VIOLATION, "no position")));
            return;
        }
        SimulatedOrder order = new SimulatedOrder(request);
        if (request.trigger().isPresent()) {
            boolean through = request.trigger().get().direction() == Trigger.Direction.FALLS_TO ? price <= request.trigger().get().price().doubleValue()
                    : price >= request.trigger().get().price().doubleValue();
            if (through) {
                answer(Kind.PLACE, request.clientOrderId(), new Outcome.Rejected(ExchangeError.of(ErrorReason.TRIGGER_PRICE_INVALID, "through")));
                return;
            }
            order.status = OrderStatus.UNTRIGGERED;
            orders.put(id, order);
            tell(order);
        } else if (request.timeInForce() == TimeInForce.GOOD_TILL_CANCELLED && !crosses(order)) {
            orders.put(id, order);
            tell(order);
        } else {
            orders.put(id, order);
            execute(order);
        }
        Outcome.Accepted accepted = new Outcome.Accepted("v" + id);
        if (chance(faults)) {
            unknown(Kind.PLACE, request.clientOrderId(), accepted);
        } else {
            answer(Kind.PLACE, request.clientOrderId(), accepted);
        }
    }

    /** Fills at the price there is: whole, in part (the rest is cancelled), or not at all. */
    private void execute(SimulatedOrder order) {
        BigDecimal wanted = order.quantity;
        if (order.request.reduceOnly()) {
            boolean against = position.signum() != 0 && position.signum() != (order.request.side() == OrderSide.BUY ? 1 : -1);
            wanted = against ? wanted.min(position.abs()) : BigDecimal.ZERO;
        } else if (order.request.limitPrice().filter(limit -> order.request.side() == OrderSide.BUY ? price > limit.doubleValue() : price < limit.doubleValue()).isPresent()) {
            wanted = BigDecimal.ZERO;
        } else if (chance(thin)) {
            wanted = chance(0.5) ? BigDecimal.ZERO : new BigDecimal("0.02");
        }
        int parts = wanted.signum() > 0 && chance(0.3) ? 2 : 1;
        BigDecimal left = wanted;
        for (int i = 0; i < parts && left.signum() > 0; i++) {
            BigDecimal quantity = i == parts - 1 ? left : new BigDecimal("0.01").min(left);
            left = left.subtract(quantity);
            order.filled = order.filled.add(quantity);
            book(order.request.side() == OrderSide.BUY ? quantity : quantity.negate());
            largest = largest.max(position.abs());
            Execution execution = new Execution(symbol + executions.size(), Execution.Kind.TRADE, symbol, Optional.of(order.request.clientOrderId()),
                    "v" + order.request.clientOrderId(), order.request.side(), BigDecimal.valueOf(price), base(quantity), new BigDecimal("0.5"), "USDT", false,
                    base(order.quantity.subtract(order.filled)), now());
            executions.add(execution);
            say(new Input.Venue(new ExchangeEvent.Executed(execution)));
        }
        order.status = order.filled.compareTo(order.quantity) >= 0 ? OrderStatus.FILLED : OrderStatus.CANCELLED;
        tell(order);
    }

    /** Moves the position and takes what that realises, with the fee, into {@link #profit}. */
    private void book(BigDecimal signed) {
        double quantity = signed.doubleValue();
        double held = position.doubleValue();
        if (held * quantity < 0) {
            profit += (price - average) * Math.min(Math.abs(quantity), Math.abs(held)) * Math.signum(held);
        } else {
            average = (average * Math.abs(held) + price * Math.abs(quantity)) / (Math.abs(held) + Math.abs(quantity));
        }
        profit -= 0.5;
        position = position.add(signed);
    }

    /** Mends the venue. */
    void faultless() {
        faults = 0;
    }

    double price() {
        return price;
    }

    /** The market goes there at once, setting off what lies on the way. */
    void moveTo(double next) {
        price = next;
        high = Math.max(high, price);
        low = Math.min(low, price);
        trigger();
        if (subscribed) {
            market.add(new Input.Venue(new ExchangeEvent.TickerChanged(symbol, now(), price, price, price, price - 0.1, 5, price + 0.1, 5, 0.0001, 1000)));
        }
    }

    private void amend(Output.Amend amend) {
        SimulatedOrder order = orders.get(amend.change().clientOrderId().value());
        if (order == null || order.status.isFinal()) {
            answer(Kind.AMEND, amend.change().clientOrderId(), new Outcome.Rejected(ExchangeError.of(ErrorReason.ORDER_NOT_FOUND, "gone")));
            return;
        }
        order.trigger = amend.change().triggerPrice().or(() -> order.trigger);
        order.quantity = amend.change().quantity().map(Quantity::value).orElse(order.quantity);
        tell(order);
        if (chance(faults)) {
            unknown(Kind.AMEND, amend.change().clientOrderId(), new Outcome.Accepted("v"));
        } else {
            answer(Kind.AMEND, amend.change().clientOrderId(), new Outcome.Accepted("v"));
        }
        trigger();
    }

    private void cancel(ClientOrderId id) {
        SimulatedOrder order = orders.get(id.value());
        if (chance(faults)) {
            unknown(Kind.CANCEL, id, new Outcome.Rejected(ExchangeError.of(ErrorReason.NEVER_ARRIVED, "lost")));
            return;
        }
        if (order == null || order.status.isFinal()) {
            answer(Kind.CANCEL, id, new Outcome.Rejected(ExchangeError.of(ErrorReason.ORDER_NOT_FOUND, "gone")));
            return;
        }
        order.status = OrderStatus.CANCELLED;
        tell(order);
        answer(Kind.CANCEL, id, new Outcome.Accepted("v"));
    }

    // --- what the loop hears ---

    private void answer(Kind kind, ClientOrderId id, Outcome outcome) {
        requests.add(new Input.Venue(new ExchangeEvent.OrderRequestAnswered(kind, symbol, id, outcome)));
    }

    private void unknown(Kind kind, ClientOrderId id, Outcome later) {
        answer(kind, id, new Outcome.Unknown("no answer"));
        answer(kind, id, later);
    }

    private void tell(SimulatedOrder order) {
        if (!chance(faults)) {
            say(new Input.Venue(new ExchangeEvent.OrderUpdated(order(order))));
        }
    }

    private void say(Input input) {
        if (connected) {
            account.add(input);
        }
    }

    private void connect(Instant since) {
        connected = true;
        delivered.clear();
        executions.stream().filter(e -> !e.at().isBefore(since)).forEach(e -> account.add(new Input.Venue(new ExchangeEvent.Executed(e))));
        account.add(new Input.Venue(new ExchangeEvent.ConnectionChanged(ExchangeEvent.Stream.PRIVATE, true, "")));
        market.add(new Input.Venue(new ExchangeEvent.ConnectionChanged(ExchangeEvent.Stream.PUBLIC, true, "")));
    }

    /** The private stream breaks: what was on its way is lost, executions come again, the rest is for the loop to find out. */
    void interrupt() {
        if (!connected) {
            return;
        }
        List<Execution> lost = account.stream().filter(i -> i instanceof Input.Venue(ExchangeEvent.Executed e))
                .map(i -> ((ExchangeEvent.Executed) ((Input.Venue) i).event()).execution()).toList();
        account.clear();
        account.add(new Input.Venue(new ExchangeEvent.ConnectionChanged(ExchangeEvent.Stream.PRIVATE, false, "broken")));
        lost.forEach(e -> account.add(new Input.Venue(new ExchangeEvent.Executed(e))));
        account.add(new Input.Venue(new ExchangeEvent.ConnectionChanged(ExchangeEvent.Stream.PRIVATE, true, "")));
    }

    /** The process on the other side is gone, and everything on its way to it. */
    void disconnect() {
        connected = false;
        subscribed = false;
        requests.clear();
        account.clear();
        market.clear();
    }

    /** The next message of one of the connections; their order among each other is anybody's guess. */
    Optional<Input> next() {
        List<Deque<Input>> waiting = new ArrayList<>(List.of(requests, account, market));
        waiting.removeIf(Deque::isEmpty);
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.get(random.nextInt(waiting.size())).removeFirst());
    }

    boolean restsNothing() {
        return orders.values().stream().allMatch(order -> order.status.isFinal());
    }

    /** Quantity filled of entries, by trade. */
    Map<String, BigDecimal> entered() {
        Map<String, BigDecimal> entered = new LinkedHashMap<>();
        executions.stream().filter(e -> e.clientOrderId().orElseThrow().value().startsWith("E"))
                .forEach(e -> entered.merge(e.clientOrderId().orElseThrow().value().substring(1, 22), e.quantity().value(), BigDecimal::add));
        return entered;
    }

    private Order order(SimulatedOrder o) {
        return new Order(Optional.of(o.request.clientOrderId()), "v" + o.request.clientOrderId(), symbol, o.request.side(), base(o.quantity), base(o.filled),
                o.filled.signum() == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(price)), o.request.limitPrice(), o.trigger, o.request.timeInForce(),
                o.request.reduceOnly(), o.status, "", now(), now());
    }

    private VenuePosition venuePosition() {
        return new VenuePosition(symbol, Optional.of(position.signum() > 0 ? Side.LONG : Side.SHORT), base(position.abs()), BigDecimal.valueOf(price),
                BigDecimal.valueOf(price), BigDecimal.ONE, Optional.of(MarginMode.ISOLATED), Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO, now());
    }

    private Wallet wallet() {
        BigDecimal plenty = BigDecimal.valueOf(cash);
        return new Wallet(List.of(new Wallet.Balance("USDT", plenty, plenty, plenty, BigDecimal.ZERO)), now());
    }

    private static Quantity base(BigDecimal value) {
        return new Quantity(value, QuantityUnit.BASE);
    }

    FeeRate fees() {
        return new FeeRate(symbol, new BigDecimal("0.0002"), new BigDecimal("0.00055"));
    }

    InstrumentSpec spec() {
        return new InstrumentSpec(symbol, ContractType.LINEAR, "BTC", "USDT", "USDT", QuantityUnit.BASE, BigDecimal.ONE,
            new BigDecimal("0.1"), new BigDecimal("0.001"), new BigDecimal("0.001"), new BigDecimal("100"), new BigDecimal("100"), Optional.empty(),
            new BigDecimal("100"), Duration.ofHours(8));
    }

    static final Capabilities CAPABILITIES = new Capabilities("Simulated", Capabilities.Testnet.NONE, Set.of(ContractType.LINEAR), Set.of(MarginMode.ISOLATED),
            Capabilities.Scope.SYMBOL, true, Set.of(Capabilities.PositionMode.ONE_WAY), true, true, true, true, false, Capabilities.DeadManSwitch.NONE,
            Capabilities.CandleSource.STREAM, new TreeSet<>(Set.of(Duration.ofMinutes(1))), false, 36, 1000, 10);
}
