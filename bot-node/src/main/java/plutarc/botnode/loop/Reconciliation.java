package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.trading.Severity;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.Order;

/** Compares position and orders with what the venue shows by REST, and settles what differs. */
final class Reconciliation {

    private final Holding holding;
    private final String symbol;
    private final Desk desk;
    private final OrderAnswers answers;
    private Optional<Mismatch> suspected = Optional.empty();

    private record Mismatch(BigDecimal venue, BigDecimal own, long executions) {
    }

    Reconciliation(Holding holding, OrderAnswers answers) {
        this.holding = holding;
        this.symbol = holding.symbol;
        this.desk = holding.desk;
        this.answers = answers;
    }

    /** Compares with what REST shows. A difference counts once it has stood in two snapshots that were asked for after the latest execution. */
    void reconcile(Instant askedAt, BigDecimal venueSigned, Optional<BigDecimal> venueLiquidation, List<Order> openOrders) {
        holding.liquidation = venueLiquidation;
        openOrders.forEach(this::adoptOrCancel);
        openOrders.forEach(answers::order);
        List<OrderState> expected = new ArrayList<>(holding.leftovers);
        holding.trades.forEach(open -> open.orders.stream().filter(order -> order.live() || !order.settled()).forEach(expected::add));
        for (OrderState order : expected) {
            boolean listed = openOrders.stream().anyMatch(found -> found.clientOrderId().filter(id -> id.value().equals(order.clientOrderId())).isPresent());
            if (!listed) {
                desk.step().act(new Output.AskOrder(symbol, new ClientOrderId(order.clientOrderId())));
            } else if (holding.leftovers.contains(order)) {
                desk.step().act(new Output.Cancel(symbol, new ClientOrderId(order.clientOrderId())));
            }
        }
        compare(askedAt, venueSigned);
    }

    /** An open order of this bot that it has no record of: protection of a trade under way is kept, anything else is cancelled. */
    private void adoptOrCancel(Order found) {
        Optional<ClientOrderId> id = found.clientOrderId().filter(desk.ids()::isOwn);
        if (id.isEmpty() || holding.isLeftover(id.get().value())
                || holding.ofOrder(id.get().value()).isPresent()) {
            return;
        }
        Optional<OrderIds.Parsed> own = desk.ids().parse(symbol, id.get());
        Optional<OpenTrade> protectedBy = own.filter(parsed -> parsed.purpose().rests())
                .flatMap(parsed -> holding.trade(parsed.tradeId()).filter(open -> open.live(parsed.purpose()).isEmpty()));
        if (protectedBy.isPresent()) {
            OpenTrade open = protectedBy.get();
            open.put(OrderState.intended(id.get().value(), own.get().purpose(), found.side(), found.quantity().value(), Optional.empty(), found.triggerPrice(),
                    own.get().purpose() == OrderPurpose.STOP ? "stop" : "take_profit", desk.now()).seen(found, desk.now()));
            if (own.get().purpose() == OrderPurpose.STOP) {
                open.floor = found.triggerPrice().or(() -> open.floor);
            }
            desk.step().changed();
            return;
        }
        desk.step().act(new Output.Cancel(symbol, id.get()));
    }

    private void compare(Instant askedAt, BigDecimal venue) {
        if (holding.trades.stream().flatMap(open -> open.orders.stream()).anyMatch(OrderState::inMotion)) {
            return; // in motion
        }
        BigDecimal own = holding.own();
        if (venue.compareTo(own.add(holding.external)) == 0) {
            suspected = Optional.empty();
            return;
        }
        if (!askedAt.isAfter(holding.executedAt)) {
            desk.resync(); // what they do not show may have come after the question
            return;
        }
        Mismatch now = new Mismatch(venue.stripTrailingZeros(), own.stripTrailingZeros(), holding.executionsTaken);
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
            desk.activity(Severity.WARNING, "position.external", vanished.toPlainString() + " of the " + symbol + " position is gone at the venue without an execution of this bot");
            holding.oldestFirst(vanished, (open, part) -> {
                BigDecimal price = holding.priceOr(open.entryPrice());
                open.exitFill(part, price, BigDecimal.ZERO, desk.marketTime(), "external", "", price);
            });
            desk.step().changed();
        }
        BigDecimal rest = venue.subtract(holding.own());
        if (rest.signum() != 0 && rest.compareTo(holding.external) != 0) {
            desk.activity(Severity.WARNING, "position.external", "the account holds " + rest.toPlainString() + " " + symbol
                    + " that this bot did not open; it is left alone, and nothing is opened on " + symbol + " until it is gone");
        }
        holding.external = rest;
    }
}
