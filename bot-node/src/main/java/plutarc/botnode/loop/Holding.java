package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Side;

/** What is known of one symbol's position: the trade under way, what finished trades have left at the venue, and the latest price. Of the loop's thread alone. */
final class Holding {

    final Contract contract;
    final String symbol;
    final Desk desk;
    /** Orders of finished trades that may still rest at the venue. */
    final List<OrderState> leftovers = new ArrayList<>();
    Optional<OpenTrade> trade = Optional.empty();
    Optional<Long> lastTradeTime = Optional.empty();
    Optional<Long> lastDecision = Optional.empty();
    Optional<BigDecimal> liquidation = Optional.empty();
    double lastPrice = Double.NaN;
    /** How many executions have been taken, so that a comparison can tell whether one came in between. */
    long executionsTaken;
    /** What the account holds on this symbol beside this bot's own trade; signed. */
    BigDecimal external = BigDecimal.ZERO;

    Holding(Contract contract, Desk desk, Optional<LoopState.SymbolState> remembered) {
        this.contract = contract;
        this.symbol = contract.spec().symbol();
        this.desk = desk;
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

    /** What this bot's own trade holds; signed. */
    BigDecimal own() {
        return trade.map(open -> open.side == Side.LONG ? open.openQuantity() : open.openQuantity().negate()).orElse(BigDecimal.ZERO);
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
    }
}
