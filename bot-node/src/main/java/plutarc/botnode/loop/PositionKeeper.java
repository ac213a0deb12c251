package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Trade;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ExchangeEvent.OrderRequestAnswered;
import plutarc.exchanges.Execution;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.TimeInForce;
import plutarc.strategy.engine.Decision;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.exit.EntryBasis;

/**
 * One symbol's position: the trades under way, as many as the template's pyramiding allows, all on one side, each with orders, stop and target of its own.
 * Each goes from the intention to enter until it is flat again: entering, open, exiting, and unknown while an outcome is. Whatever is heard goes to the part
 * that it concerns; then {@link #advance} does the next thing that is due. What the venue takes from the position without an order of a trade is taken from
 * the oldest trade first.
 */
final class PositionKeeper {

    private final Contract contract;
    private final String symbol;
    private final Desk desk;
    private final Holding holding;
    private final Fills fills;
    private final Protection protection;
    private final ExitOrders exits;
    private final OrderAnswers answers;
    private final Reconciliation reconciliation;
    private Optional<SymbolEngine> engine = Optional.empty();

    PositionKeeper(Contract contract, Desk desk, boolean nativeStops, Optional<LoopState.SymbolState> remembered) {
        this.contract = contract;
        this.symbol = contract.spec().symbol();
        this.desk = desk;
        this.holding = new Holding(contract, desk, remembered);
        this.fills = new Fills(holding);
        this.protection = new Protection(holding, nativeStops);
        this.exits = new ExitOrders(holding);
        this.answers = new OrderAnswers(holding, protection, exits);
        this.reconciliation = new Reconciliation(holding, answers);
    }

    LoopState.SymbolState state(Optional<Long> lastCandle) {
        return holding.state(lastCandle);
    }

    /** Under way, in the order in which they were decided. */
    List<OpenTrade> trades() {
        return List.copyOf(holding.trades);
    }

    /** Whether nothing is held or under way. */
    boolean idle() {
        return holding.trades.isEmpty();
    }

    /** Nothing held, nothing under way, nothing left at the venue. */
    boolean isFlat() {
        return holding.trades.isEmpty() && holding.leftovers.isEmpty();
    }

    /** The side held, or about to be. */
    Optional<Side> side() {
        return holding.trades.stream().findFirst().map(open -> open.side);
    }

    Optional<Long> lastTradeTime() {
        return holding.lastTradeTime;
    }

    boolean decidedAlready(long closeTime) {
        return holding.lastDecision.filter(last -> closeTime <= last).isPresent();
    }

    /** What the account holds on this symbol beside this bot's own trades; signed. */
    BigDecimal external() {
        return holding.external;
    }

    BigDecimal unrealised() {
        if (holding.trades.isEmpty() || Double.isNaN(holding.lastPrice)) {
            return BigDecimal.ZERO;
        }
        BigDecimal price = BigDecimal.valueOf(holding.lastPrice);
        BigDecimal sum = BigDecimal.ZERO;
        for (OpenTrade open : holding.trades) {
            sum = sum.add(open.unrealised(price));
        }
        return sum;
    }

    List<BotReport> marks() {
        return holding.trades.stream().filter(open -> open.announced && open.openQuantity().signum() > 0 && !Double.isNaN(holding.lastPrice))
                .<BotReport>map(open -> new BotReport.PositionMarked(open.position(BigDecimal.valueOf(holding.lastPrice), holding.liquidation), desk.marketTime())).toList();
    }

    /** The stop nearest to the market. */
    Optional<BigDecimal> nearestStop() {
        return holding.trades.stream().flatMap(open -> open.stopPrice().stream())
                .reduce((a, b) -> holding.trades.getFirst().side == Side.LONG ? a.max(b) : a.min(b));
    }

    /** The exits are judged by this engine from now on; trades under way go on with their levels, which never loosen. */
    void attach(SymbolEngine warm) {
        holding.trades.forEach(open -> {
            open.rememberedExits = open.exits.map(exits -> exits.state()).or(() -> open.rememberedExits);
            open.floor = open.stopPrice();
            open.exits = Optional.empty();
        });
        engine = Optional.of(warm);
        advance();
    }

    /** Writes the intention down and sends the order: IOC within the limit. */
    void enter(Decision decision, Side side, BigDecimal reference, BigDecimal quantity, BigDecimal limit, BigDecimal leverage,
               TemplateVersion template) {
        Instant decidedAt = Instant.ofEpochMilli(decision.closeTime());
        OpenTrade entering = new OpenTrade(contract, desk.ids().trade(symbol, decidedAt, side), side, decidedAt, reference, leverage, template.templateId(),
                template.version(), decision.verdicts(), boxed(decision.basis().atrs()));
        entering.notes = TradeNotes.NONE.withEquity(desk.equity(contract.spec().settleCurrency())).decided(decision.score(), decision.threshold());
        ClientOrderId id = desk.ids().order(entering.id, OrderPurpose.ENTRY, 0);
        OrderState order = OrderState.intended(id.value(), OrderPurpose.ENTRY, entering.entrySide(), quantity, Optional.of(limit), Optional.empty(), "entry", desk.now());
        entering.put(order);
        holding.trades.add(entering);
        holding.lastDecision = Optional.of(decision.closeTime());
        desk.step().changed();
        desk.step().act(new Output.Place(OrderRequest.limit(id, symbol, order.side(), contract.quantity(quantity), limit, TimeInForce.IMMEDIATE_OR_CANCEL, false)));
        holding.report(order);
    }

    void execution(Execution execution) {
        fills.execution(execution);
        advance();
    }

    void order(Order order) {
        answers.order(order);
        advance();
    }

    /** The answer to a question about one order. */
    void orderAnswered(ClientOrderId id, Optional<Order> answer) {
        answers.orderAnswered(id, answer);
        advance();
    }

    void answered(OrderRequestAnswered answer) {
        answers.answered(answer);
        advance();
    }

    /** Compares with what REST shows. */
    void reconcile(Instant askedAt, BigDecimal venueSigned, Optional<BigDecimal> venueLiquidation, List<Order> openOrders) {
        reconciliation.reconcile(askedAt, venueSigned, venueLiquidation, openOrders);
        advance();
    }

    /** The trades whose stop or target rested at the venue where a candle of this range must have set it off, or of which a fill is known whose execution has not come. */
    List<OpenTrade> actingWithin(double low, double high) {
        return holding.trades.stream().filter(open -> protection.actsWithin(open, low, high)).toList();
    }

    /** Whether a trade is still under way. */
    boolean holds(OpenTrade trade) {
        return holding.trades.contains(trade);
    }

    /** Watches stop and target: where they rest at the venue they are given the time to act, otherwise the position is closed at market. */
    void price(double price, Instant at) {
        if (Double.isNaN(price)) {
            return;
        }
        holding.lastPrice = price;
        if (!holding.trades.isEmpty()) {
            for (OpenTrade open : holding.trades) {
                open.seen(BigDecimal.valueOf(price), at);
                protection.watch(open);
            }
            advance();
        }
    }

    /** Asks for the position to be closed at market; does nothing where there is none. Returns whether there is something to close. */
    boolean close(String reason) {
        trades().forEach(open -> close(open, reason));
        return !holding.trades.isEmpty();
    }

    /** Asks for one trade to be closed at market. Returns whether there is something to close. */
    boolean close(OpenTrade open, String reason) {
        open.wantExit(reason, holding.priceOr(open.reference));
        desk.step().changed();
        advance();
        return holds(open);
    }

    /** Time has passed: what was put off is tried again, what has had no answer is asked for. */
    void tick() {
        holding.trades.forEach(open -> {
            protection.watch(open);
            boolean waiting = open.awaitsExecution() || open.orders.stream().anyMatch(order -> order.inMotion()
                    && desk.now().isAfter(order.sentAt().plus(Protection.GRACE)));
            if (waiting) {
                desk.resync();
            }
        });
        advance();
    }

    private void advance() {
        trades().forEach(this::advance);
    }

    private void advance(OpenTrade open) {
        Optional<OrderState> resting = open.restingEntry();
        if (resting.isPresent() && (open.exitWanted.isPresent() || open.hasFill() && open.openQuantity().signum() <= 0)) {
            withdraw(open, resting.get());
        }
        boolean grows = resting.isPresent() && open.openQuantity().signum() > 0; // protected for what it holds already
        if (!open.entered() && !grows || open.awaitsExecution() && open.openQuantity().signum() > 0) {
            return;
        }
        if (!open.hasFill()) {
            abandon(open);
        } else if (open.openQuantity().signum() <= 0) {
            finish(open);
        } else if (desk.caughtUp()) {
            open(open);
            if (open.exitWanted.isPresent()) {
                exits.send(open);
            } else {
                protection.agree(open);
            }
        }
    }

    /** Takes an entry back that rests at the venue; asked again until it is gone. */
    private void withdraw(OpenTrade open, OrderState entry) {
        if (entry.status() == OrderState.Status.ACCEPTED && !desk.now().isBefore(open.tries.withdrawAt)) {
            open.tries.withdrawAt = desk.now().plus(Protection.GRACE);
            desk.step().act(new Output.Cancel(symbol, new ClientOrderId(entry.clientOrderId())));
        }
    }

    /** Takes back what rests to open a position, all of it. Returns whether there is any. */
    boolean withdrawEntries() {
        return withdrawEntries(any -> true);
    }

    /** Takes back what rests to open a position. Returns whether there is any such order. */
    boolean withdrawEntries(Predicate<OrderState> orders) {
        boolean any = false;
        for (OpenTrade open : holding.trades) {
            Optional<OrderState> resting = open.restingEntry().filter(orders);
            resting.ifPresent(entry -> withdraw(open, entry));
            any |= resting.isPresent();
        }
        return any;
    }

    /** Any order of a trade under way. */
    Optional<OrderState> order(String clientOrderId) {
        return holding.ofOrder(clientOrderId).flatMap(open -> open.order(clientOrderId));
    }

    /** The latest price; NaN before the first. */
    double lastPrice() {
        return holding.lastPrice;
    }

    /** Writes a trade by hand down and sends its entry. */
    void enter(OpenTrade entering, OrderRequest request, String reason) {
        OrderState order = OrderState.intended(request.clientOrderId().value(), OrderPurpose.ENTRY, request.side(), request.quantity().value(), request.limitPrice(),
                Optional.empty(), reason, desk.now());
        entering.put(order);
        holding.trades.add(entering);
        desk.step().changed();
        desk.step().act(new Output.Place(request));
        holding.report(order);
    }

    /** Sends an order by hand that takes away from a trade, at market and reduce-only. */
    void reduce(OpenTrade open, ClientOrderId id, BigDecimal quantity) {
        OrderState order = OrderState.intended(id.value(), OrderPurpose.CLOSE, open.entrySide().opposite(), quantity, Optional.empty(), Optional.empty(), "instruction", desk.now());
        open.put(order);
        desk.step().changed();
        desk.step().act(new Output.Place(OrderRequest.market(id, symbol, order.side(), contract.quantity(quantity), true)));
        holding.report(order);
    }

    private void abandon(OpenTrade open) {
        String detail = open.entryOrder().flatMap(OrderState::detail).orElse("nothing was filled within the slippage limit");
        desk.activity(Severity.NOTICE, "entry.unfilled", "entry " + open.side.code() + " " + symbol + " came to nothing: " + detail);
        holding.trades.remove(open);
        desk.step().changed();
    }

    private void open(OpenTrade open) {
        if (open.exits.isEmpty() && engine.isPresent()) {
            double[] atrs = open.entryAtrs.stream().mapToDouble(atr -> atr == null ? Double.NaN : atr).toArray();
            open.exits = Optional.of(open.rememberedExits.map(engine.get()::resume)
                    .orElseGet(() -> open.signalState.isEmpty() && atrs.length == 0 ? engine.get().open(open.side, open.entryPrice().doubleValue(),
                            open.entryTime().toEpochMilli(), engine.get().compiled().exits().basis(open.reference.doubleValue()))
                            : engine.get().open(open.side, open.entryPrice().doubleValue(), open.entryTime().toEpochMilli(),
                            new EntryBasis(open.reference.doubleValue(), atrs))));
            desk.step().changed();
        }
        if (!open.announced) {
            open.announced = true;
            desk.step().changed();
            protection.reporting(open);
            if (open.exitWanted.isEmpty()) {
                protection.agree(open); // protected first, told afterwards
            }
            open.notes = open.notes.stoppedAt(open.stopPrice());
            desk.step().report(new BotReport.PositionOpened(open.position(open.entryPrice(), holding.liquidation), open.signalState));
        }
    }

    private void finish(OpenTrade open) {
        Trade completed = open.completed(desk.botVersion());
        open.orders.stream().filter(OrderState::live).forEach(holding.leftovers::add);
        holding.trades.remove(open);
        if (holding.trades.isEmpty()) {
            holding.liquidation = Optional.empty();
        }
        holding.traded(completed.exitTime());
        desk.step().changed();
        desk.step().report(new BotReport.TradeClosed(completed));
        desk.tradeClosed(completed);
        holding.leftovers.forEach(left -> desk.step().act(new Output.Cancel(symbol, new ClientOrderId(left.clientOrderId()))));
    }

    static List<Double> boxed(double[] values) {
        List<Double> boxed = new ArrayList<>();
        for (double value : values) {
            boxed.add(Double.isNaN(value) ? null : value);
        }
        return boxed;
    }
}
