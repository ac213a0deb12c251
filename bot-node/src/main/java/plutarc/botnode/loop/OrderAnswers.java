package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import plutarc.contracts.trading.Severity;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeError;
import plutarc.exchanges.ExchangeEvent.OrderRequestAnswered;
import plutarc.exchanges.Order;
import plutarc.exchanges.Outcome;

/** What the venue says of orders: states, and the outcomes of requests. Order states only say what may still come. */
final class OrderAnswers {

    /** An order without an answer from a process that is gone may still be under way for this long. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(10);

    private final Holding holding;
    private final String symbol;
    private final Desk desk;
    private final Protection protection;
    private final ExitOrders exits;

    OrderAnswers(Holding holding, Protection protection, ExitOrders exits) {
        this.holding = holding;
        this.symbol = holding.symbol;
        this.desk = holding.desk;
        this.protection = protection;
        this.exits = exits;
    }

    void order(Order order) {
        String id = order.clientOrderId().map(ClientOrderId::value).orElse("");
        if (holding.leftovers.removeIf(left -> left.clientOrderId().equals(id) && order.status().isFinal())) {
            desk.step().changed();
        }
        holding.ofOrder(id).ifPresent(open -> open.order(id).ifPresent(known -> holding.update(open, known, known.seen(order, desk.now()))));
    }

    /** The answer to a question about one order. */
    void orderAnswered(ClientOrderId id, Optional<Order> answer) {
        if (answer.isPresent()) {
            order(answer.get());
            return;
        }
        holding.leftovers.removeIf(left -> left.clientOrderId().equals(id.value()));
        holding.ofOrder(id.value()).ifPresent(open -> open.order(id.value()).filter(OrderState::live).ifPresent(order -> {
            if (desk.now().isAfter(order.sentAt().plus(UNDER_WAY))) {
                boolean known = order.status() == OrderState.Status.ACCEPTED;
                holding.update(open, order, order.as(known ? OrderState.Status.DONE : OrderState.Status.REJECTED, Optional.of("the venue does not know this order")));
            } else {
                desk.resync();
            }
        }));
    }

    void answered(OrderRequestAnswered answer) {
        String id = answer.clientOrderId().value();
        switch (answer.kind()) {
            case PLACE -> holding.ofOrder(id).ifPresent(open -> open.order(id).ifPresent(order -> placed(open, order, answer.outcome())));
            case AMEND -> holding.ofOrder(id).ifPresent(open -> open.order(id).ifPresent(order -> amended(open, order, answer.outcome())));
            case CANCEL -> {
                boolean gone = switch (answer.outcome()) {
                    case Outcome.Accepted accepted -> true;
                    case Outcome.Rejected rejected -> rejected.error().reason() == ErrorReason.ORDER_NOT_FOUND;
                    case Outcome.Unknown unknown -> false;
                };
                if (gone) {
                    holding.gone(id);
                }
            }
        }
    }

    private void placed(OpenTrade open, OrderState order, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> holding.update(open, order, order.accepted(accepted.venueOrderId(), desk.now()));
            case Outcome.Unknown unknown -> {
                if (order.live()) {
                    holding.update(open, order, order.as(OrderState.Status.UNKNOWN, Optional.of(unknown.why())));
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
        holding.update(open, order, order.as(OrderState.Status.REJECTED, Optional.of(error.toString())));
        desk.activity(order.purpose() == OrderPurpose.ENTRY ? Severity.NOTICE : Severity.WARNING, "order.rejected",
                order.purpose().code() + " order on " + symbol + " was refused: " + error);
        switch (order.purpose()) {
            case ENTRY -> { }
            case STOP, TARGET -> {
                if (error.reason() == ErrorReason.TRIGGER_PRICE_INVALID) {
                    open.wantExit(order.reason(), order.triggerPrice().orElse(open.entryPrice())); // the market is through the level already
                } else {
                    protection.refused(open);
                    desk.resync();
                }
            }
            case EXIT, CLOSE -> exits.refused(open);
        }
    }

    private void amended(OpenTrade open, OrderState order, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> holding.update(open, order, order.amendingTo().map(level -> order.at(level, open.openQuantity())).orElse(order));
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
                        protection.refused(open);
                    }
                }
            }
        }
    }
}
