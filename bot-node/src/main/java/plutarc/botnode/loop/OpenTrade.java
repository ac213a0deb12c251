package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.Circumstances;
import plutarc.contracts.trading.Excursion;
import plutarc.contracts.trading.Position;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.Verdict;
import plutarc.exchanges.OrderSide;
import plutarc.strategy.exit.ExitPosition;
import plutarc.strategy.exit.ExitState;

/** A trade under way: its orders, and what its executions add up to. Mutable, of the loop's thread alone. */
final class OpenTrade {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    final TradeId id;
    final Side side;
    final Instant decidedAt;
    final BigDecimal reference;
    final BigDecimal leverage;
    final TemplateId templateId;
    final int templateVersion;
    final List<Verdict> signalState;
    final List<Double> entryAtrs;
    final List<OrderState> orders = new ArrayList<>();
    final Tries tries = new Tries();
    private final Contract contract;

    /** Levels of its exit rules; empty until it is open and the engine is warm. */
    Optional<ExitPosition> exits = Optional.empty();
    Optional<ExitState> rememberedExits = Optional.empty();
    Optional<BigDecimal> floor = Optional.empty();
    Optional<String> exitWanted = Optional.empty();
    boolean announced;
    TradeNotes notes = TradeNotes.NONE;
    private Optional<BigDecimal> exitReference = Optional.empty();
    private BigDecimal entryQuantity = BigDecimal.ZERO;
    private BigDecimal entryValue = BigDecimal.ZERO;
    private Optional<Instant> entryTime = Optional.empty();
    private BigDecimal exitQuantity = BigDecimal.ZERO;
    private BigDecimal exitValue = BigDecimal.ZERO;
    private Optional<Instant> exitTime = Optional.empty();
    private Optional<String> exitReason = Optional.empty();
    private Optional<String> exitOrderId = Optional.empty();
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal funding = BigDecimal.ZERO;
    private Optional<Excursion> best = Optional.empty();
    private Optional<Excursion> worst = Optional.empty();

    OpenTrade(Contract contract, TradeId id, Side side, Instant decidedAt, BigDecimal reference, BigDecimal leverage, TemplateId templateId,
              int templateVersion, List<Verdict> signalState, List<Double> entryAtrs) {
        this.contract = contract;
        this.id = id;
        this.side = side;
        this.decidedAt = decidedAt;
        this.reference = reference;
        this.leverage = leverage;
        this.templateId = templateId;
        this.templateVersion = templateVersion;
        this.signalState = signalState;
        this.entryAtrs = entryAtrs;
    }

    static OpenTrade of(Contract contract, TradeState s) {
        OpenTrade trade = new OpenTrade(contract, s.tradeId(), s.side(), s.decidedAt(), s.reference(), s.leverage(), s.templateId(), s.templateVersion(),
                s.signalState(), s.entryAtrs());
        trade.orders.addAll(s.orders());
        trade.rememberedExits = s.exits();
        trade.floor = s.floor();
        trade.exitWanted = s.exitWanted();
        trade.exitReference = s.exitReference();
        trade.announced = s.announced();
        trade.entryQuantity = s.entryQuantity();
        trade.entryValue = s.entryValue();
        trade.entryTime = s.entryTime();
        trade.exitQuantity = s.exitQuantity();
        trade.exitValue = s.exitValue();
        trade.exitTime = s.exitTime();
        trade.exitReason = s.exitReason();
        trade.exitOrderId = s.exitOrderId();
        trade.fees = s.fees();
        trade.funding = s.funding();
        trade.best = s.best();
        trade.worst = s.worst();
        trade.notes = s.notes().orElse(TradeNotes.NONE);
        return trade;
    }

    TradeState state() {
        return new TradeState(id, side, decidedAt, reference, leverage, templateId, templateVersion, signalState, entryAtrs, entryQuantity, entryValue,
                entryTime, exitQuantity, exitValue, exitTime, fees, funding, best, worst, exits.map(ExitPosition::state).or(() -> rememberedExits), floor,
                exitWanted, exitReference, exitReason, exitOrderId, announced, List.copyOf(orders), Optional.of(notes));
    }

    // --- orders ---

    OrderSide entrySide() {
        return side == Side.LONG ? OrderSide.BUY : OrderSide.SELL;
    }

    Optional<OrderState> order(String clientOrderId) {
        return orders.stream().filter(order -> order.clientOrderId().equals(clientOrderId)).findFirst();
    }

    Optional<OrderState> entryOrder() {
        return orders.stream().filter(order -> order.purpose() == OrderPurpose.ENTRY).findFirst();
    }

    /** Its entry, while it rests at the venue and may still fill. */
    Optional<OrderState> restingEntry() {
        return entryOrder().filter(order -> order.live() && order.reason().equals(OrderState.RESTING_ENTRY));
    }

    /** The latest order of a purpose that may still do something. */
    Optional<OrderState> live(OrderPurpose purpose) {
        return orders.stream().filter(order -> order.purpose() == purpose && order.live()).reduce((earlier, later) -> later);
    }

    boolean exiting() {
        return live(OrderPurpose.EXIT).isPresent() || live(OrderPurpose.CLOSE).isPresent();
    }

    /** Whether the venue speaks of a fill whose execution has not been taken yet: what is held is about to change. */
    boolean awaitsExecution() {
        return orders.stream().anyMatch(order -> order.filled().compareTo(order.executed()) > 0);
    }

    int attempts(OrderPurpose purpose) {
        return (int) orders.stream().filter(order -> order.purpose() == purpose).count();
    }

    void put(OrderState order) {
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).clientOrderId().equals(order.clientOrderId())) {
                orders.set(i, order);
                return;
            }
        }
        orders.add(order);
    }

    /** Whether nothing more can come of the entry. */
    boolean entered() {
        return entryOrder().map(OrderState::settled).orElse(true);
    }

    // --- fills ---

    void entryFill(BigDecimal quantity, BigDecimal price, BigDecimal fee, Instant at) {
        entryQuantity = entryQuantity.add(quantity);
        entryValue = entryValue.add(contract.value(quantity, price));
        entryTime = entryTime.or(() -> Optional.of(at));
        fees = fees.add(fee);
        seen(price, at);
    }

    void exitFill(BigDecimal quantity, BigDecimal price, BigDecimal fee, Instant at, String reason, String orderId, BigDecimal referencePrice) {
        exitQuantity = exitQuantity.add(quantity);
        exitValue = exitValue.add(contract.value(quantity, price));
        exitTime = Optional.of(at);
        exitReason = Optional.of(reason);
        exitOrderId = Optional.of(orderId);
        exitReference = Optional.of(referencePrice);
        fees = fees.add(fee);
        seen(price, at);
    }

    void fund(BigDecimal paid) {
        funding = funding.add(paid);
    }

    void wantExit(String reason, BigDecimal referencePrice) {
        exitWanted = exitWanted.or(() -> Optional.of(reason));
        exitReference = exitReference.or(() -> Optional.of(referencePrice));
    }

    BigDecimal exitReferenceOr(BigDecimal otherwise) {
        return exitReference.orElse(otherwise);
    }

    BigDecimal fees() {
        return fees;
    }

    BigDecimal openQuantity() {
        return entryQuantity.subtract(exitQuantity);
    }

    boolean hasFill() {
        return entryQuantity.signum() > 0;
    }

    BigDecimal entryPrice() {
        return contract.average(entryQuantity, entryValue);
    }

    Instant entryTime() {
        return entryTime.orElse(decidedAt);
    }

    // --- market ---

    /** Follows the excursions. Returns whether one has moved. */
    boolean seen(BigDecimal price, Instant at) {
        if (!hasFill()) {
            return false;
        }
        boolean moved = false;
        int sign = side == Side.LONG ? 1 : -1;
        if (best.isEmpty() || sign * price.compareTo(best.get().price()) > 0) {
            best = Optional.of(excursion(price, at).max(true));
            moved = true;
        }
        if (worst.isEmpty() || sign * price.compareTo(worst.get().price()) < 0) {
            worst = Optional.of(excursion(price, at).max(false));
            moved = true;
        }
        return moved;
    }

    private record Move(BigDecimal price, BigDecimal pct, Instant at) {
        Excursion max(boolean favourable) {
            BigDecimal zero = BigDecimal.ZERO;
            return new Excursion(price, favourable ? pct.max(zero) : pct.min(zero), at);
        }
    }

    private Move excursion(BigDecimal price, Instant at) {
        BigDecimal entry = entryPrice();
        BigDecimal pct = price.subtract(entry).multiply(HUNDRED).divide(entry, 6, RoundingMode.HALF_EVEN);
        return new Move(price, side == Side.LONG ? pct : pct.negate(), at);
    }

    BigDecimal unrealised(BigDecimal price) {
        return openQuantity().signum() <= 0 ? BigDecimal.ZERO : contract.profit(side, openQuantity(), entryPrice(), price);
    }

    /** The stop in force: the rules' level, never looser than the floor, on the venue's grid: the first price of it that is at the level or beyond. */
    Optional<BigDecimal> stopPrice() {
        Optional<BigDecimal> rules = exits.map(ExitPosition::stopPrice).flatMap(this::onGrid);
        if (rules.isEmpty() || floor.isEmpty()) {
            return rules.or(() -> floor);
        }
        return Optional.of(side == Side.LONG ? rules.get().max(floor.get()) : rules.get().min(floor.get()));
    }

    /** The level to rest at the venue: the stop in force, unless its rule is to be watched here only. */
    Optional<BigDecimal> restingStop() {
        return exits.filter(position -> !position.stopRests()).map(position -> onGrid(position.restingStopPrice())).orElseGet(this::stopPrice);
    }

    private Optional<BigDecimal> onGrid(double level) {
        return Double.isNaN(level) || level <= 0 ? Optional.empty() : Optional.of(contract.ticks(level, side == Side.LONG ? RoundingMode.FLOOR : RoundingMode.CEILING));
    }

    Optional<BigDecimal> targetPrice() {
        return exits.map(ExitPosition::targetPrice).filter(level -> !level.isNaN() && level > 0).map(contract::tick);
    }

    Position position(BigDecimal mark, Optional<BigDecimal> liquidation) {
        return new Position(id, contract.spec().symbol(), side, openQuantity(), leverage, entryPrice(), entryTime(), mark, unrealised(mark), stopPrice(),
                targetPrice(), liquidation);
    }

    /** The completed trade; only when flat. */
    Trade completed(String botVersion) {
        BigDecimal entry = entryPrice();
        BigDecimal exit = contract.average(exitQuantity, exitValue);
        BigDecimal gross = contract.profit(side, exitQuantity, entry, exit);
        BigDecimal net = gross.subtract(fees).subtract(funding);
        BigDecimal margin = contract.notional(exitQuantity, entry).divide(leverage, MathContext.DECIMAL64);
        Instant closed = exitTime.orElse(entryTime());
        BigDecimal exitRef = exitReference.orElse(exit);
        Excursion none = new Excursion(entry, BigDecimal.ZERO, entryTime());
        int sign = side == Side.LONG ? 1 : -1;
        return new Trade(id, contract.spec().symbol(), side, exitQuantity, leverage, entryTime(), reference, entry, slippage(sign, entry, reference),
                entryOrder().map(OrderState::clientOrderId).orElse(""), closed, exitRef, exit, slippage(-sign, exit, exitRef), exitOrderId.orElse(""),
                gross.stripTrailingZeros(), fees, funding, net.stripTrailingZeros(), net.multiply(HUNDRED).divide(margin, 6, RoundingMode.HALF_EVEN),
                best.orElse(none), worst.orElse(none), exitReason.orElse("external"), signalState, templateId, templateVersion, botVersion, Optional.of(circumstances(entry)));
    }

    private Circumstances circumstances(BigDecimal entry) {
        BigDecimal filled = entryQuantity.add(exitQuantity);
        Optional<BigDecimal> risk = notes.firstStop().map(stop -> contract.profit(side, exitQuantity, entry, stop).negate()).filter(amount -> amount.signum() > 0);
        return new Circumstances(contract.spec().settleCurrency(), notes.equity(), notes.score(), notes.threshold(), notes.firstStop(), risk,
                entryOrder().flatMap(OpenTrade::latencyMicros), exitOrderId.flatMap(this::order).flatMap(OpenTrade::latencyMicros),
                filled.signum() == 0 ? BigDecimal.ZERO : notes.makerQuantity().divide(filled, 6, RoundingMode.HALF_EVEN).min(BigDecimal.ONE));
    }

    private static Optional<Long> latencyMicros(OrderState order) {
        return order.latency().map(taken -> taken.toNanos() / 1_000);
    }

    /** Basis points to the worse: the fill against the reference, with the sign of the order's side. */
    private static BigDecimal slippage(int sign, BigDecimal fill, BigDecimal reference) {
        return fill.subtract(reference).multiply(BigDecimal.valueOf(sign * 10_000L)).divide(reference, 4, RoundingMode.HALF_EVEN);
    }
}
