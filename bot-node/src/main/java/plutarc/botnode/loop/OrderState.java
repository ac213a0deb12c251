package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.trading.OrderReport;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.OrderStatus;

/**
 * An order of this bot as far as it is known. It exists from the moment it is intended, before anything is sent.
 *
 * @param quantity     ordered, in the venue's unit
 * @param limitPrice   empty for market orders
 * @param triggerPrice of a resting stop or target
 * @param reason       why it was sent: an exit rule's id, {@code instruction}, {@code risk_limit}; for entries {@code entry}
 * @param filled       as the venue last stated it
 * @param executed     sum of the executions taken; may run ahead of {@code filled} or behind it
 * @param sentAt       wall clock
 * @param amendingTo   trigger price of a change under way
 * @param heardAt      wall clock at the first that was heard of it from the venue
 */
public record OrderState(String clientOrderId, OrderPurpose purpose, OrderSide side, BigDecimal quantity, Optional<BigDecimal> limitPrice,
                         Optional<BigDecimal> triggerPrice, String reason, Status status, BigDecimal filled, BigDecimal executed,
                         Optional<BigDecimal> averagePrice, Instant sentAt, Optional<String> venueOrderId, Optional<BigDecimal> amendingTo,
                         Optional<String> detail, Optional<Instant> heardAt) {

    /** Reason of an entry by hand that rests at the venue until its price comes. */
    static final String RESTING_ENTRY = "manual_limit";

    /** Whether it waits at the venue for its price. */
    boolean rests() {
        return purpose.rests() || reason.equals(RESTING_ENTRY);
    }

    /** Whether it is on its way: sent without an answer, filled without the execution, or acting at once. */
    boolean inMotion() {
        return reason.equals(RESTING_ENTRY) ? status == Status.SENT || status == Status.UNKNOWN || filled.compareTo(executed) > 0 : !purpose.rests() && !settled();
    }

    /** Where it stands. */
    public enum Status {
        /** Written down and handed to the venue's adapter, without an answer. */
        SENT,
        /** Neither accepted nor refused as far as anyone knows; being asked for. */
        UNKNOWN,
        ACCEPTED,
        /** Filled or cancelled: nothing more will happen at the venue. */
        DONE,
        /** Refused, or never arrived: without effect. */
        REJECTED
    }

    static OrderState intended(String id, OrderPurpose purpose, OrderSide side, BigDecimal quantity, Optional<BigDecimal> limit,
                               Optional<BigDecimal> trigger, String reason, Instant now) {
        return new OrderState(id, purpose, side, quantity, limit, trigger, reason, Status.SENT, BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty(),
                now, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether something may still happen to it. */
    boolean live() {
        return switch (status) {
            case SENT, UNKNOWN, ACCEPTED -> true;
            case DONE, REJECTED -> false;
        };
    }

    /** Whether it is over and all its executions have been taken. */
    boolean settled() {
        return executed.compareTo(quantity) >= 0 || !live() && executed.compareTo(filled) >= 0;
    }

    OrderState as(Status next, Optional<String> why) {
        return new OrderState(clientOrderId, purpose, side, quantity, limitPrice, triggerPrice, reason, next, filled, executed, averagePrice, sentAt,
                venueOrderId, amendingTo, why, heardAt);
    }

    /** @param now wall clock */
    OrderState accepted(String venueId, Instant now) {
        Status next = status == Status.SENT || status == Status.UNKNOWN ? Status.ACCEPTED : status;
        return new OrderState(clientOrderId, purpose, side, quantity, limitPrice, triggerPrice, reason, next, filled, executed, averagePrice, sentAt,
                Optional.of(venueId).filter(id -> !id.isEmpty()).or(() -> venueOrderId), amendingTo, detail, heardAt.or(() -> Optional.of(now)));
    }

    /**
     * Takes over what the venue says of it; what is over stays over.
     *
     * @param now wall clock
     */
    OrderState seen(Order order, Instant now) {
        Status next = !live() ? status : order.status().isFinal() ? order.status() == OrderStatus.REJECTED && order.filled().isZero()
                ? Status.REJECTED : Status.DONE : Status.ACCEPTED;
        return new OrderState(clientOrderId, purpose, side, order.quantity().value(), limitPrice, order.triggerPrice().or(() -> triggerPrice), reason, next,
                filled.max(order.filled().value()), executed, order.averagePrice().or(() -> averagePrice), sentAt, Optional.of(order.venueOrderId()),
                amendingTo, order.refusal().isEmpty() ? detail : Optional.of(order.refusal()), heardAt.or(() -> Optional.of(now)));
    }

    OrderState executed(BigDecimal more) {
        return new OrderState(clientOrderId, purpose, side, quantity, limitPrice, triggerPrice, reason, status, filled, executed.add(more), averagePrice,
                sentAt, venueOrderId, amendingTo, detail, heardAt);
    }

    OrderState amending(Optional<BigDecimal> to) {
        return new OrderState(clientOrderId, purpose, side, quantity, limitPrice, triggerPrice, reason, status, filled, executed, averagePrice, sentAt,
                venueOrderId, to, detail, heardAt);
    }

    OrderState because(String why) {
        return new OrderState(clientOrderId, purpose, side, quantity, limitPrice, triggerPrice, why, status, filled, executed, averagePrice, sentAt,
                venueOrderId, amendingTo, detail, heardAt);
    }

    OrderState at(BigDecimal trigger, BigDecimal newQuantity) {
        return new OrderState(clientOrderId, purpose, side, newQuantity, limitPrice, Optional.of(trigger), reason, status, filled, executed, averagePrice,
                sentAt, venueOrderId, Optional.empty(), detail, heardAt);
    }

    /** From sending it to the first that was heard of it; empty while nothing was. */
    Optional<Duration> latency() {
        return heardAt.map(heard -> Duration.between(sentAt, heard)).filter(taken -> !taken.isNegative());
    }

    /** The name of its status in reports. */
    String statusCode() {
        return switch (status) {
            case SENT -> "sent";
            case UNKNOWN -> "unknown";
            case ACCEPTED -> executed.signum() > 0 ? "partially_filled" : "accepted";
            case DONE -> filled.max(executed).compareTo(quantity) >= 0 ? "filled" : "cancelled";
            case REJECTED -> "rejected";
        };
    }

    OrderReport report(String symbol, Instant at) {
        String type = triggerPrice.isPresent() ? purpose == OrderPurpose.STOP ? "stop_market" : "take_profit_market" : limitPrice.isEmpty() ? "market" : rests() ? "limit" : "limit_ioc";
        return new OrderReport(clientOrderId, venueOrderId, symbol, purpose.code(), side == OrderSide.BUY, type, quantity, triggerPrice.or(() -> limitPrice),
                filled.max(executed), averagePrice, statusCode(), at, detail);
    }
}
