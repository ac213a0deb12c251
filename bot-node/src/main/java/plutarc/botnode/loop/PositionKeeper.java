package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Trade;
import plutarc.exchanges.AmendRequest;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeError;
import plutarc.exchanges.ExchangeEvent.OrderRequestAnswered;
import plutarc.exchanges.Execution;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.Outcome;
import plutarc.exchanges.TimeInForce;
import plutarc.strategy.engine.Decision;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.exit.EntryBasis;

/**
 * One symbol's position, from the intention to enter until it is flat again: flat, entering, open, exiting, and unknown while an outcome is. What is held
 * is what executions say; order states only say what may still come. Every method ends in {@link #advance}, which does the next thing that is due.
 */
final class PositionKeeper {

    /** An order without an answer from a process that is gone may still be under way for this long. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(10);
    /** A resting stop gets this long to act once the price is through it. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Contract contract;
    private final String symbol;
    private final Desk desk;
    private final boolean nativeStops;
    private final List<OrderState> leftovers = new ArrayList<>();
    private Optional<OpenTrade> trade = Optional.empty();
    private Optional<SymbolEngine> engine = Optional.empty();
    private Optional<Long> lastTradeTime = Optional.empty();
    private Optional<Long> lastDecision = Optional.empty();
    private Optional<BigDecimal> liquidation = Optional.empty();
    private double lastPrice = Double.NaN;
    private Instant retryExitAt = Instant.MIN;
    private Instant retryProtectionAt = Instant.MIN;
    private Optional<Instant> breachedSince = Optional.empty();
    private Optional<BigDecimal> reportedStop = Optional.empty();
    private int exitFailures;
    private long executionsTaken;
    private Optional<Mismatch> suspected = Optional.empty();
    private BigDecimal external = BigDecimal.ZERO;

    private record Mismatch(BigDecimal venue, BigDecimal own, long executions) {
    }

    PositionKeeper(Contract contract, Desk desk, boolean nativeStops, Optional<LoopState.SymbolState> remembered) {
        this.contract = contract;
        this.symbol = contract.spec().symbol();
        this.desk = desk;
        this.nativeStops = nativeStops;
        remembered.ifPresent(state -> {
            trade = state.trade().map(known -> OpenTrade.of(contract, known));
            lastTradeTime = state.lastTradeTime();
            lastDecision = state.lastDecision();
            leftovers.addAll(state.leftovers());
        });
    }

    LoopState.SymbolState state(Optional<Long> lastCandle) {
        return new LoopState.SymbolState(trade.map(OpenTrade::state), lastTradeTime, lastDecision, lastCandle, List.copyOf(leftovers));
    }

    Optional<OpenTrade> trade() {
        return trade;
    }

    /** Nothing held, nothing under way, nothing left at the venue. */
    boolean isFlat() {
        return trade.isEmpty() && leftovers.isEmpty();
    }

    /** The side held, or about to be. */
    Optional<Side> side() {
        return trade.map(open -> open.side);
    }

    Optional<Long> lastTradeTime() {
        return lastTradeTime;
    }

    boolean decidedAlready(long closeTime) {
        return lastDecision.filter(last -> closeTime <= last).isPresent();
    }

    /** What the account holds on this symbol beside this bot's own trade; signed. */
    BigDecimal external() {
        return external;
    }

    BigDecimal unrealised() {
        return trade.filter(open -> !Double.isNaN(lastPrice)).map(open -> open.unrealised(BigDecimal.valueOf(lastPrice))).orElse(BigDecimal.ZERO);
    }

    double lastPrice() {
        return lastPrice;
    }

    Optional<BotReport.PositionMarked> mark() {
        return trade.filter(open -> open.announced && open.openQuantity().signum() > 0 && !Double.isNaN(lastPrice))
                .map(open -> new BotReport.PositionMarked(open.position(BigDecimal.valueOf(lastPrice), liquidation), desk.marketTime()));
    }

    /** The exits are judged by this engine from now on; a trade under way goes on with its levels, which never loosen. */
    void attach(SymbolEngine warm) {
        trade.ifPresent(open -> {
            open.rememberedExits = open.exits.map(exits -> exits.state()).or(() -> open.rememberedExits);
            open.floor = open.stopPrice();
            open.exits = Optional.empty();
        });
        engine = Optional.of(warm);
        advance();
    }

    // --- entering ---

    /** Writes the intention down and sends the order: IOC within the limit. */
    void enter(Decision decision, Side side, BigDecimal reference, BigDecimal quantity, BigDecimal limit, BigDecimal leverage,
               TemplateVersion template) {
        Instant decidedAt = Instant.ofEpochMilli(decision.closeTime());
        OpenTrade entering = new OpenTrade(contract, desk.ids().trade(symbol, decidedAt, side), side, decidedAt, reference, leverage, template.templateId(),
                template.version(), decision.verdicts(), boxed(decision.basis().atrs()));
        ClientOrderId id = desk.ids().order(entering.id, OrderPurpose.ENTRY, 0);
        OrderState order = OrderState.intended(id.value(), OrderPurpose.ENTRY, entering.entrySide(), quantity, Optional.of(limit), Optional.empty(), "entry", desk.now());
        entering.put(order);
        trade = Optional.of(entering);
        lastDecision = Optional.of(decision.closeTime());
        desk.step().changed();
        desk.step().act(new Output.Place(OrderRequest.limit(id, symbol, order.side(), contract.quantity(quantity), limit, TimeInForce.IMMEDIATE_OR_CANCEL, false)));
        report(order);
    }

    // --- what the venue says ---

    void execution(Execution execution) {
        executionsTaken++;
        desk.step().changed();
        if (!execution.kind().isFill()) {
            trade.ifPresent(open -> open.fund(execution.fee()));
            return;
        }
        Optional<OrderIds.Parsed> parsed = execution.clientOrderId().flatMap(id -> desk.ids().parse(symbol, id));
        if (trade.isEmpty()) {
            parsed.filter(own -> own.purpose() == OrderPurpose.ENTRY).ifPresent(own -> trade = Optional.of(recovered(own, execution)));
        }
        Optional<OpenTrade> concerned = trade.filter(open -> parsed.isEmpty() || parsed.get().tradeId().equals(open.id));
        if (concerned.isPresent()) {
            fill(concerned.get(), parsed, execution);
        } else {
            desk.resync(); // of a trade that is over, or of nobody's: what it means for the position, the venue knows
        }
        advance();
    }

    private void fill(OpenTrade open, Optional<OrderIds.Parsed> parsed, Execution execution) {
        BigDecimal quantity = execution.quantity().value();
        String orderId = execution.clientOrderId().map(ClientOrderId::value).orElse(execution.venueOrderId());
        if (parsed.isPresent()) {
            OrderState order = open.order(orderId).orElseGet(() -> foundAgain(parsed.get(), execution)).executed(quantity).accepted(execution.venueOrderId());
            open.put(execution.leaves().isZero() && order.live() && order.executed().compareTo(order.quantity()) >= 0
                    ? order.as(OrderState.Status.DONE, order.detail()) : order);
            report(open.order(orderId).orElseThrow());
        }
        if (parsed.filter(own -> own.purpose() == OrderPurpose.ENTRY).isPresent()) {
            open.entryFill(quantity, execution.price(), execution.fee(), execution.at());
            traded(execution.at());
        } else if (execution.side() != open.entrySide() && open.openQuantity().signum() > 0) {
            String reason = open.order(orderId).map(OrderState::reason).orElse(execution.kind() == Execution.Kind.TRADE ? "external" : "liquidation");
            BigDecimal reference = open.order(orderId).flatMap(OrderState::triggerPrice).orElse(open.exitReferenceOr(execution.price()));
            open.exitFill(quantity.min(open.openQuantity()), execution.price(), execution.fee(), execution.at(), reason, orderId, reference);
        } else {
            desk.resync();
        }
    }

    /** The cooldown counts from the start of the base candle, as in a backtest, which knows no time within it. */
    private void traded(Instant at) {
        lastTradeTime = Optional.of(Math.max(lastTradeTime.orElse(0L), SymbolTrader.BASE.openOf(at.toEpochMilli())));
    }

    /** A trade that only the venue remembers: its decision's figures are lost, its identity and its money are not. */
    private OpenTrade recovered(OrderIds.Parsed own, Execution execution) {
        desk.activity(Severity.NOTICE, "trade.recovered", "trade " + own.tradeId() + " on " + symbol + " was found in the venue's history");
        lastDecision = Optional.of(Math.max(lastDecision.orElse(0L), own.decidedAt().toEpochMilli()));
        return new OpenTrade(contract, own.tradeId(), own.side(), own.decidedAt(), execution.price(), desk.leverage(symbol),
                desk.template().map(t -> t.templateId()).orElse(new TemplateId("unknown")),
                desk.template().map(t -> t.version()).orElse(0), List.of(), List.of());
    }

    private OrderState foundAgain(OrderIds.Parsed own, Execution execution) {
        BigDecimal quantity = execution.quantity().value().add(execution.leaves().value());
        String reason = switch (own.purpose()) {
            case ENTRY -> "entry";
            case STOP -> "stop";
            case TARGET -> "take_profit";
            case EXIT -> "exit";
            case CLOSE -> "instruction";
        };
        return OrderState.intended(execution.clientOrderId().orElseThrow().value(), own.purpose(), execution.side(), quantity, Optional.empty(), Optional.empty(),
                reason, desk.now()).accepted(execution.venueOrderId());
    }

    void order(Order order) {
        String id = order.clientOrderId().map(ClientOrderId::value).orElse("");
        if (leftovers.removeIf(left -> left.clientOrderId().equals(id) && order.status().isFinal())) {
            desk.step().changed();
        }
        trade.ifPresent(open -> open.order(id).ifPresent(known -> update(open, known, known.seen(order))));
        advance();
    }

    /** The answer to a question about one order. */
    void orderAnswered(ClientOrderId id, Optional<Order> answer) {
        if (answer.isPresent()) {
            order(answer.get());
            return;
        }
        leftovers.removeIf(left -> left.clientOrderId().equals(id.value()));
        trade.ifPresent(open -> open.order(id.value()).filter(OrderState::live).ifPresent(order -> {
            if (desk.now().isAfter(order.sentAt().plus(UNDER_WAY))) {
                boolean known = order.status() == OrderState.Status.ACCEPTED;
                update(open, order, order.as(known ? OrderState.Status.DONE : OrderState.Status.REJECTED, Optional.of("the venue does not know this order")));
            } else {
                desk.resync();
            }
        }));
        advance();
    }

    void answered(OrderRequestAnswered answer) {
        String id = answer.clientOrderId().value();
        switch (answer.kind()) {
            case PLACE -> trade.ifPresent(open -> open.order(id).ifPresent(order -> placed(open, order, answer.outcome())));
            case AMEND -> trade.ifPresent(open -> open.order(id).ifPresent(order -> amended(open, order, answer.outcome())));
            case CANCEL -> {
                boolean gone = switch (answer.outcome()) {
                    case Outcome.Accepted accepted -> true;
                    case Outcome.Rejected rejected -> rejected.error().reason() == ErrorReason.ORDER_NOT_FOUND;
                    case Outcome.Unknown unknown -> false;
                };
                if (gone && leftovers.removeIf(left -> left.clientOrderId().equals(id))) {
                    desk.step().changed();
                }
            }
        }
        advance();
    }

    private void placed(OpenTrade open, OrderState order, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> update(open, order, order.accepted(accepted.venueOrderId()));
            case Outcome.Unknown unknown -> {
                if (order.live()) {
                    update(open, order, order.as(OrderState.Status.UNKNOWN, Optional.of(unknown.why())));
                }
            }
            case Outcome.Rejected rejected -> refused(open, order, rejected.error());
        }
    }

    private void refused(OpenTrade open, OrderState order, ExchangeError error) {
        if (error.reason() == ErrorReason.DUPLICATE_CLIENT_ORDER_ID) {
            desk.step().act(new Output.AskOrder(symbol, new ClientOrderId(order.clientOrderId()))); // it is there already: what has become of it?
            return;
        }
        update(open, order, order.as(OrderState.Status.REJECTED, Optional.of(error.toString())));
        desk.activity(order.purpose() == OrderPurpose.ENTRY ? Severity.NOTICE : Severity.WARNING, "order.rejected",
                order.purpose().code() + " order on " + symbol + " was refused: " + error);
        switch (order.purpose()) {
            case ENTRY -> { }
            case STOP, TARGET -> {
                if (error.reason() == ErrorReason.TRIGGER_PRICE_INVALID) {
                    open.wantExit(order.reason(), order.triggerPrice().orElse(open.entryPrice())); // the market is through the level already
                } else {
                    retryProtectionAt = desk.now().plus(RETRY);
                    desk.resync();
                }
            }
            case EXIT, CLOSE -> {
                retryExitAt = desk.now().plus(RETRY.multipliedBy(1L << Math.min(exitFailures++, 5)));
                desk.resync();
            }
        }
    }

    private void amended(OpenTrade open, OrderState order, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> update(open, order, order.amendingTo().map(level -> order.at(level, open.openQuantity())).orElse(order));
            case Outcome.Unknown unknown -> { }
            case Outcome.Rejected rejected -> {
                BigDecimal wanted = order.amendingTo().or(order::triggerPrice).orElse(open.entryPrice());
                OrderState still = order.amending(Optional.empty());
                open.put(still);
                desk.step().changed();
                switch (rejected.error().reason()) {
                    case NOTHING_TO_CHANGE -> open.put(still.at(wanted, open.openQuantity()));
                    case TRIGGER_PRICE_INVALID -> open.wantExit(order.reason(), wanted);
                    case ORDER_NOT_FOUND -> desk.step().act(new Output.AskOrder(symbol, new ClientOrderId(order.clientOrderId())));
                    default -> {
                        desk.activity(Severity.WARNING, "order.rejected", "moving the " + order.purpose().code() + " order on " + symbol + " was refused: " + rejected.error());
                        retryProtectionAt = desk.now().plus(RETRY);
                    }
                }
            }
        }
    }

    private void update(OpenTrade open, OrderState before, OrderState after) {
        if (before.equals(after)) {
            return;
        }
        open.put(after);
        desk.step().changed();
        if (!before.statusCode().equals(after.statusCode())) {
            report(after);
        }
    }

    // --- price ---

    /** Watches stop and target: where they rest at the venue they are given the time to act, otherwise the position is closed at market. */
    void price(double price, Instant at) {
        if (Double.isNaN(price)) {
            return;
        }
        lastPrice = price;
        if (trade.isPresent()) {
            trade.get().seen(BigDecimal.valueOf(price), at);
            watchLevels(trade.get());
            advance();
        }
    }

    /** Whether a stop or target rested at the venue that a candle of this range must have set off, or a fill is known whose execution has not come. */
    boolean actsWithin(double low, double high) {
        return trade.filter(open -> open.announced && open.exitWanted.isEmpty() && open.exits.isPresent()
                && (open.awaitsExecution()
                || reached(open, OrderPurpose.STOP, open.side == Side.LONG ? low : high) || reached(open, OrderPurpose.TARGET, open.side == Side.LONG ? high : low)))
                .isPresent();
    }

    private boolean reached(OpenTrade open, OrderPurpose purpose, double extreme) {
        int sign = (open.side == Side.LONG) == (purpose == OrderPurpose.STOP) ? 1 : -1;
        return open.live(purpose).filter(order -> order.status() == OrderState.Status.ACCEPTED).flatMap(OrderState::triggerPrice)
                .filter(level -> sign * (extreme - level.doubleValue()) <= 0).isPresent();
    }

    private void watchLevels(OpenTrade open) {
        if (!open.announced || open.exitWanted.isPresent() || open.awaitsExecution() || Double.isNaN(lastPrice)) {
            return;
        }
        BigDecimal price = BigDecimal.valueOf(lastPrice);
        int sign = open.side == Side.LONG ? 1 : -1;
        boolean stopped = open.stopPrice().filter(stop -> sign * price.compareTo(stop) <= 0).isPresent();
        boolean reached = open.targetPrice().filter(target -> sign * price.compareTo(target) >= 0).isPresent();
        if (!stopped && !reached) {
            breachedSince = Optional.empty();
            return;
        }
        breachedSince = breachedSince.or(() -> Optional.of(desk.now()));
        boolean resting = open.live(stopped ? OrderPurpose.STOP : OrderPurpose.TARGET).filter(order -> order.status() == OrderState.Status.ACCEPTED).isPresent();
        if (!resting || desk.now().isAfter(breachedSince.get().plus(STOP_GRACE))) {
            open.wantExit(stopped ? stopRule(open) : "take_profit", price);
            desk.step().changed();
        }
    }

    private String stopRule(OpenTrade open) {
        return open.exits.filter(exits -> !Double.isNaN(exits.stopPrice())).map(exits -> exits.stopReason().rule()).orElse("stop");
    }

    /** Asks for the position to be closed at market; does nothing where there is none. Returns whether there is something to close. */
    boolean close(String reason) {
        trade.ifPresent(open -> {
            open.wantExit(reason, Double.isNaN(lastPrice) ? open.reference : BigDecimal.valueOf(lastPrice));
            desk.step().changed();
        });
        advance();
        return trade.isPresent();
    }

    /** Time has passed: what was put off is tried again, what has had no answer is asked for. */
    void tick() {
        trade.ifPresent(open -> {
            watchLevels(open);
            boolean waiting = open.awaitsExecution() || open.orders.stream().anyMatch(order -> !order.settled() && !order.purpose().rests()
                    && desk.now().isAfter(order.sentAt().plus(STOP_GRACE)));
            if (waiting) {
                desk.resync();
            }
        });
        advance();
    }

    // --- the next thing that is due ---

    private void advance() {
        if (trade.isEmpty()) {
            return;
        }
        OpenTrade open = trade.get();
        if (!open.entered() || open.awaitsExecution() && open.openQuantity().signum() > 0) {
            return;
        }
        if (!open.hasFill()) {
            abandon(open);
        } else if (open.openQuantity().signum() <= 0) {
            finish(open);
        } else if (desk.caughtUp()) {
            open(open);
            if (open.exitWanted.isPresent()) {
                exit(open);
            } else {
                protect(open);
            }
        }
    }

    private void abandon(OpenTrade open) {
        String detail = open.entryOrder().flatMap(OrderState::detail).orElse("nothing was filled within the slippage limit");
        desk.activity(Severity.NOTICE, "entry.unfilled", "entry " + open.side.code() + " " + symbol + " came to nothing: " + detail);
        trade = Optional.empty();
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
            reportedStop = open.stopPrice();
            protectBeforeReporting(open);
            desk.step().report(new BotReport.PositionOpened(open.position(open.entryPrice(), liquidation), open.signalState));
        }
    }

    private void protectBeforeReporting(OpenTrade open) {
        if (open.exitWanted.isEmpty()) {
            protect(open);
        }
    }

    private void exit(OpenTrade open) {
        if (open.exiting() || desk.now().isBefore(retryExitAt)) {
            return;
        }
        String reason = open.exitWanted.orElseThrow();
        OrderPurpose purpose = reason.equals("instruction") ? OrderPurpose.CLOSE : OrderPurpose.EXIT;
        ClientOrderId id = desk.ids().order(open.id, purpose, open.attempts(purpose));
        OrderState order = OrderState.intended(id.value(), purpose, open.entrySide().opposite(), open.openQuantity(), Optional.empty(), Optional.empty(), reason, desk.now());
        open.put(order);
        desk.step().changed();
        desk.step().act(new Output.Place(OrderRequest.market(id, symbol, order.side(), contract.quantity(order.quantity()), true)));
        report(order);
        if (exitFailures == 5) {
            desk.activity(Severity.CRITICAL, "exit.failing", "closing " + symbol + " has been refused five times; it goes on being tried");
        }
    }

    /** Makes what rests at the venue agree with the levels: at most one stop and one target, each for no more than the position. */
    private void protect(OpenTrade open) {
        Optional<BigDecimal> stop = open.stopPrice();
        if (open.announced && !stop.equals(reportedStop) && stop.isPresent() && reportedStop.isPresent()
                && stop.get().compareTo(reportedStop.get()) != 0) {
            desk.step().report(new BotReport.StopMoved(open.id, symbol, stop, open.targetPrice(), stopRule(open), desk.marketTime()));
        }
        reportedStop = stop.or(() -> reportedStop);
        if (!nativeStops || desk.now().isBefore(retryProtectionAt)) {
            return;
        }
        stop.ifPresent(level -> rest(open, OrderPurpose.STOP, level, stopRule(open)));
        open.targetPrice().ifPresent(level -> rest(open, OrderPurpose.TARGET, level, "take_profit"));
    }

    private void rest(OpenTrade open, OrderPurpose purpose, BigDecimal level, String reason) {
        Optional<OrderState> resting = open.live(purpose);
        if (resting.isEmpty()) {
            ClientOrderId id = desk.ids().order(open.id, purpose, open.attempts(purpose));
            OrderState order = OrderState.intended(id.value(), purpose, open.entrySide().opposite(), open.openQuantity(), Optional.empty(), Optional.of(level), reason, desk.now());
            open.put(order);
            desk.step().changed();
            desk.step().act(new Output.Place(OrderRequest.stop(id, symbol, order.side(), contract.quantity(order.quantity()), Levels.trigger(open.side, purpose, level))));
            report(order);
            return;
        }
        OrderState order = resting.get();
        boolean right = order.triggerPrice().filter(now -> now.compareTo(level) == 0).isPresent() && order.quantity().compareTo(open.openQuantity()) == 0;
        if (right || order.status() != OrderState.Status.ACCEPTED || order.amendingTo().isPresent() || order.executed().signum() > 0) {
            return;
        }
        open.put(order.because(reason).amending(Optional.of(level)));
        desk.step().changed();
        desk.step().act(new Output.Amend(new AmendRequest(new ClientOrderId(order.clientOrderId()), symbol,
                order.quantity().compareTo(open.openQuantity()) == 0 ? Optional.empty() : Optional.of(contract.quantity(open.openQuantity())),
                Optional.empty(), Optional.of(level))));
    }

    private void finish(OpenTrade open) {
        Trade completed = open.completed(desk.botVersion());
        open.orders.stream().filter(OrderState::live).forEach(leftovers::add);
        trade = Optional.empty();
        breachedSince = Optional.empty();
        reportedStop = Optional.empty();
        exitFailures = 0;
        retryExitAt = Instant.MIN;
        liquidation = Optional.empty();
        traded(completed.exitTime());
        desk.step().changed();
        desk.step().report(new BotReport.TradeClosed(completed));
        desk.tradeClosed(completed);
        leftovers.forEach(left -> desk.step().act(new Output.Cancel(symbol, new ClientOrderId(left.clientOrderId()))));
    }

    private void report(OrderState order) {
        desk.step().report(new BotReport.OrderChanged(order.report(symbol, desk.marketTime())));
    }

    private static List<Double> boxed(double[] values) {
        List<Double> boxed = new ArrayList<>();
        for (double value : values) {
            boxed.add(Double.isNaN(value) ? null : value);
        }
        return boxed;
    }

    // --- comparing with the venue ---

    /** Compares with what REST shows. A difference counts once it has stood in two snapshots without an execution in between. */
    void reconcile(BigDecimal venueSigned, Optional<BigDecimal> venueLiquidation, List<Order> openOrders) {
        liquidation = venueLiquidation;
        openOrders.forEach(this::adoptOrCancel);
        openOrders.forEach(this::order);
        List<OrderState> expected = new ArrayList<>(leftovers);
        trade.ifPresent(open -> open.orders.stream().filter(order -> order.live() || !order.settled()).forEach(expected::add));
        for (OrderState order : expected) {
            boolean listed = openOrders.stream().anyMatch(found -> found.clientOrderId().filter(id -> id.value().equals(order.clientOrderId())).isPresent());
            if (!listed) {
                desk.step().act(new Output.AskOrder(symbol, new ClientOrderId(order.clientOrderId())));
            } else if (leftovers.contains(order)) {
                desk.step().act(new Output.Cancel(symbol, new ClientOrderId(order.clientOrderId())));
            }
        }
        compare(venueSigned);
        advance();
    }

    /** An open order of this bot that it has no record of: protection of the trade under way is kept, anything else is cancelled. */
    private void adoptOrCancel(Order found) {
        Optional<ClientOrderId> id = found.clientOrderId().filter(desk.ids()::isOwn);
        if (id.isEmpty() || leftovers.stream().anyMatch(left -> left.clientOrderId().equals(id.get().value()))
                || trade.flatMap(open -> open.order(id.get().value())).isPresent()) {
            return;
        }
        Optional<OrderIds.Parsed> own = desk.ids().parse(symbol, id.get());
        if (own.isPresent() && own.get().purpose().rests() && trade.filter(open -> open.id.equals(own.get().tradeId())
                && open.live(own.get().purpose()).isEmpty()).isPresent()) {
            OpenTrade open = trade.get();
            open.put(OrderState.intended(id.get().value(), own.get().purpose(), found.side(), found.quantity().value(), Optional.empty(), found.triggerPrice(),
                    own.get().purpose() == OrderPurpose.STOP ? "stop" : "take_profit", desk.now()).seen(found));
            if (own.get().purpose() == OrderPurpose.STOP) {
                open.floor = found.triggerPrice().or(() -> open.floor);
            }
            desk.step().changed();
            return;
        }
        desk.step().act(new Output.Cancel(symbol, id.get()));
    }

    private void compare(BigDecimal venue) {
        if (trade.filter(open -> open.orders.stream().anyMatch(order -> !order.purpose().rests() && !order.settled())).isPresent()) {
            return; // in motion
        }
        BigDecimal own = trade.map(open -> open.side == Side.LONG ? open.openQuantity() : open.openQuantity().negate()).orElse(BigDecimal.ZERO);
        if (venue.compareTo(own.add(external)) == 0) {
            suspected = Optional.empty();
            return;
        }
        Mismatch now = new Mismatch(venue.stripTrailingZeros(), own.stripTrailingZeros(), executionsTaken);
        if (!suspected.equals(Optional.of(now))) {
            suspected = Optional.of(now);
            desk.resync();
            return;
        }
        suspected = Optional.empty();
        settleDifference(venue, own);
    }

    private void settleDifference(BigDecimal venue, BigDecimal own) {
        BigDecimal sameSide = venue.signum() == own.signum() ? venue.abs() : BigDecimal.ZERO;
        BigDecimal vanished = own.abs().subtract(sameSide).max(BigDecimal.ZERO);
        if (vanished.signum() > 0) {
            OpenTrade open = trade.orElseThrow();
            BigDecimal price = Double.isNaN(lastPrice) ? open.entryPrice() : BigDecimal.valueOf(lastPrice);
            desk.activity(Severity.WARNING, "position.external", vanished.toPlainString() + " of the " + symbol + " position is gone at the venue without an execution of this bot");
            open.exitFill(vanished, price, BigDecimal.ZERO, desk.marketTime(), "external", "", price);
            desk.step().changed();
        }
        BigDecimal rest = venue.subtract(trade.map(open -> open.side == Side.LONG ? open.openQuantity() : open.openQuantity().negate()).orElse(BigDecimal.ZERO));
        if (rest.signum() != 0 && rest.compareTo(external) != 0) {
            desk.activity(Severity.WARNING, "position.external", "the account holds " + rest.toPlainString() + " " + symbol
                    + " that this bot did not open; it is left alone, and nothing is opened on " + symbol + " until it is gone");
        }
        external = rest;
    }
}
