package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.TradeId;

/**
 * What is known of one symbol's position: the trades under way, all on one side, what finished trades have left at the venue, and the latest price. Of the
 * loop's thread alone.
 */
final class Holding {

    final Contract contract;
    final String symbol;
    final Desk desk;
    /** Orders of finished trades that may still rest at the venue. */
    final List<OrderState> leftovers = new ArrayList<>();
    /** In the order in which they were decided. */
    final List<OpenTrade> trades = new ArrayList<>();
    Optional<Long> lastTradeTime = Optional.empty();
    Optional<Long> lastDecision = Optional.empty();
    Optional<BigDecimal> liquidation = Optional.empty();
    double lastPrice = Double.NaN;
    /** How many executions have been taken, so that a comparison can tell whether one came in between. */
    long executionsTaken;
    /** Wall clock at the latest of them. */
    Instant executedAt = Instant.MIN;
    /** What the account holds on this symbol beside this bot's own trades; signed. */
    BigDecimal external = BigDecimal.ZERO;

    Holding(Contract contract, Desk desk, Optional<LoopState.SymbolState> remembered) {
        this.contract = contract;
        this.symbol = contract.spec().symbol();
        this.desk = desk;
        remembered.ifPresent(state -> {
            state.trades().forEach(known -> trades.add(OpenTrade.of(contract, known)));
            lastTradeTime = state.lastTradeTime();
            lastDecision = state.lastDecision();
            leftovers.addAll(state.leftovers());
        });
    }

    LoopState.SymbolState state(Optional<Long> lastCandle) {
        return new LoopState.SymbolState(trades.stream().map(OpenTrade::state).toList(), lastTradeTime, lastDecision, lastCandle, List.copyOf(leftovers));
    }

    Optional<OpenTrade> trade(TradeId id) {
        return trades.stream().filter(open -> open.id.equals(id)).findFirst();
    }

    /** The trade that an order belongs to. */
    Optional<OpenTrade> ofOrder(String clientOrderId) {
        return trades.stream().filter(open -> open.order(clientOrderId).isPresent()).findFirst();
    }

    /** What this bot's own trades hold; signed. */
    BigDecimal own() {
        return trades.stream().map(open -> open.side == Side.LONG ? open.openQuantity() : open.openQuantity().negate()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Spreads a quantity that is gone over what the trades hold, the oldest first. */
    void oldestFirst(BigDecimal quantity, BiConsumer<OpenTrade, BigDecimal> part) {
        BigDecimal left = quantity;
        for (OpenTrade open : trades) {
            BigDecimal of = left.min(open.openQuantity());
            if (of.signum() > 0) {
                part.accept(open, of);
                left = left.subtract(of);
            }
        }
    }

    /** The latest price, or this one while there is none. */
    BigDecimal priceOr(BigDecimal otherwise) {
        return Double.isNaN(lastPrice) ? otherwise : BigDecimal.valueOf(lastPrice);
    }

    boolean isLeftover(String clientOrderId) {
        return leftovers.stream().anyMatch(left -> left.clientOrderId().equals(clientOrderId));
    }

    /** Forgets what no longer rests at the venue. */
    void gone(String clientOrderId) {
        if (leftovers.removeIf(left -> left.clientOrderId().equals(clientOrderId))) {
            desk.step().changed();
        }
    }

    /** The cooldown counts from the start of the base candle, as in a backtest, which knows no time within it. */
    void traded(Instant at) {
        lastTradeTime = Optional.of(Math.max(lastTradeTime.orElse(0L), SymbolTrader.BASE.openOf(at.toEpochMilli())));
    }

    void update(OpenTrade open, OrderState before, OrderState after) {
        if (before.equals(after)) {
            return;
        }
        open.put(after);
        desk.step().changed();
        if (!before.statusCode().equals(after.statusCode())) {
            report(after);
        }
    }

    void report(OrderState order) {
        desk.step().report(new BotReport.OrderChanged(order.report(symbol, desk.marketTime())));
        desk.orderTold(order);
    }
}
