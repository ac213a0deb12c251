package plutarc.exchanges.bybit;

import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import plutarc.exchanges.AmendRequest;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeError;
import plutarc.exchanges.ExchangeEvent.OrderRequestAnswered.Kind;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderStatus;
import plutarc.exchanges.Outcome;

/** One order request that is sent once, and what the venue's own record says became of it. On the event loop only. */
final class OrderAttempt {

    /** Clocks differ a little, and the venue's record lags a little behind its engine. */
    private static final Duration MARGIN = Duration.ofSeconds(2);
    /** A venue that has twice answered "unknown" after the request's validity had ended does not have it. */
    private static final int CONVINCING = 2;

    final Kind kind;
    final String symbol;
    final ClientOrderId clientOrderId;
    final OrderWriter.Fields fields;
    private final Predicate<Order> done;
    String requestId = "";
    Instant sentAt = Instant.EPOCH;
    ScheduledFuture<?> timer;
    boolean byStream;
    boolean outcomeAsked;
    boolean finished;
    private int denials;

    private OrderAttempt(Kind kind, String symbol, ClientOrderId clientOrderId, OrderWriter.Fields fields, Predicate<Order> done) {
        this.kind = kind;
        this.symbol = symbol;
        this.clientOrderId = clientOrderId;
        this.fields = fields;
        this.done = done;
    }

    static OrderAttempt place(OrderRequest order, OrderWriter writer) {
        return new OrderAttempt(Kind.PLACE, order.symbol(), order.clientOrderId(), writer.create(order), found -> true);
    }

    static OrderAttempt amend(AmendRequest change, OrderWriter writer) {
        return new OrderAttempt(Kind.AMEND, change.symbol(), change.clientOrderId(), writer.amend(change), found ->
                change.quantity().map(wanted -> wanted.value().compareTo(found.quantity().value()) == 0).orElse(true)
                        && change.limitPrice().map(wanted -> found.limitPrice().filter(price -> price.compareTo(wanted) == 0).isPresent()).orElse(true)
                        && change.triggerPrice().map(wanted -> found.triggerPrice().filter(price -> price.compareTo(wanted) == 0).isPresent()).orElse(true));
    }

    static OrderAttempt cancel(String symbol, ClientOrderId id, OrderWriter writer) {
        return new OrderAttempt(Kind.CANCEL, symbol, id, writer.cancel(symbol, id), found -> found.status() == OrderStatus.CANCELLED);
    }

    /**
     * Judges by what the venue's record says. The venue refuses requests older than their validity, so what it does not show some time after
     * that will not show at all.
     *
     * @param found    the order of this client id, if the venue knows one
     * @param asked    when it was asked, by the clock that {@code sentAt} is of
     * @return empty while it must be asked again
     */
    Optional<Outcome.Final> judge(Optional<Order> found, Instant asked, Duration validity) {
        boolean tooLateToArrive = asked.isAfter(sentAt.plus(validity).plus(MARGIN));
        if (found.isEmpty()) {
            denials = tooLateToArrive ? denials + 1 : 0;
            return denials < CONVINCING ? Optional.empty() : Optional.of(rejected(kind == Kind.PLACE ? ErrorReason.NEVER_ARRIVED : ErrorReason.ORDER_NOT_FOUND,
                    "the venue has no order " + clientOrderId));
        }
        Order order = found.get();
        if (kind == Kind.PLACE && order.status() == OrderStatus.REJECTED) {
            return Optional.of(rejected(BybitErrors.rejectReason(order.refusal()), order.refusal()));
        }
        if (done.test(order)) {
            return Optional.of(new Outcome.Accepted(order.venueOrderId()));
        }
        if (order.status().isFinal()) {
            return Optional.of(rejected(ErrorReason.ORDER_NOT_FOUND, "the order was " + order.status() + " before"));
        }
        return tooLateToArrive ? Optional.of(rejected(ErrorReason.NEVER_ARRIVED, "the order stands as it was")) : Optional.empty();
    }

    private static Outcome.Rejected rejected(ErrorReason reason, String message) {
        return new Outcome.Rejected(ExchangeError.of(reason, message));
    }
}
