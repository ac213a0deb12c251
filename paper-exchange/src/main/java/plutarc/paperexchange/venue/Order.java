package plutarc.paperexchange.venue;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.math.BigDecimal;

/** One order and what has become of it. Mutable and owned by the venue's thread; what leaves the venue is a {@link #copy}. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class Order implements Cloneable {
    String id;
    String linkId;
    long uid;
    String symbol;
    Side side;
    OrderType type;
    TimeInForce timeInForce;
    BigDecimal price = BigDecimal.ZERO;
    BigDecimal qty;
    BigDecimal filledQty = BigDecimal.ZERO;
    BigDecimal filledValue = BigDecimal.ZERO;
    BigDecimal fee = BigDecimal.ZERO;
    BigDecimal closedPnl = BigDecimal.ZERO;
    boolean reduceOnly;
    boolean closeOnTrigger;
    Trigger trigger;
    BigDecimal takeProfit;
    BigDecimal stopLoss;
    OrderStatus status = OrderStatus.NEW;
    String cancelType = "UNKNOWN";
    String rejectReason = "EC_NoError";
    StopKind stopKind = StopKind.NONE;
    boolean waiting;
    BigDecimal trailingDistance;
    BigDecimal trailingActivation;
    BigDecimal lastPriceOnCreated = BigDecimal.ZERO;
    long priority;
    long created;
    long updated;

    /** What kind of conditional order it is; the three last belong to a position and live and die with it. */
    public enum StopKind {
        NONE("UNKNOWN", "CreateByUser"), STOP("Stop", "CreateByUser"), STOP_LOSS("StopLoss", "CreateByStopLoss"),
        TAKE_PROFIT("TakeProfit", "CreateByTakeProfit"), TRAILING_STOP("TrailingStop", "CreateByTrailingStop"),
        LIQUIDATION("UNKNOWN", "CreateByTakeOver_PassThrough");

        private final String wire;
        private final String createType;

        StopKind(String wire, String createType) {
            this.wire = wire;
            this.createType = createType;
        }

        /** The venue's {@code stopOrderType}. */
        public String wire() {
            return wire;
        }

        /** The venue's {@code createType}. */
        public String createType() {
            return createType;
        }

        /** Whether the order protects a position and ends with it. */
        public boolean attached() {
            return this == STOP_LOSS || this == TAKE_PROFIT || this == TRAILING_STOP;
        }
    }

    /** What is left to fill. */
    public BigDecimal leavesQty() {
        return status.open() ? qty.subtract(filledQty) : BigDecimal.ZERO;
    }

    /** Whether it is a live order of the book: neither asleep nor done. */
    boolean active() {
        return status == OrderStatus.NEW || status == OrderStatus.PARTIALLY_FILLED;
    }

    /** Whether it sleeps until its level is reached; a trailing stop only once its activation price has been. */
    boolean armed() {
        return status == OrderStatus.UNTRIGGERED && trailingActivation == null;
    }

    BigDecimal remaining() {
        return qty.subtract(filledQty);
    }

    /** The order as it stands now. */
    public Order copy() {
        try {
            return (Order) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String id() { return id; }
    public String linkId() { return linkId; }
    public long uid() { return uid; }
    public String symbol() { return symbol; }
    public Side side() { return side; }
    public OrderType type() { return type; }
    public TimeInForce timeInForce() { return timeInForce; }
    public BigDecimal price() { return price; }
    public BigDecimal qty() { return qty; }
    public BigDecimal filledQty() { return filledQty; }
    public BigDecimal filledValue() { return filledValue; }
    public BigDecimal fee() { return fee; }
    public BigDecimal closedPnl() { return closedPnl; }
    public boolean reduceOnly() { return reduceOnly; }
    public boolean closeOnTrigger() { return closeOnTrigger; }
    /** Null for an order that was never conditional. */
    public Trigger trigger() { return trigger; }
    /** Null for none. */
    public BigDecimal takeProfit() { return takeProfit; }
    /** Null for none. */
    public BigDecimal stopLoss() { return stopLoss; }
    public OrderStatus status() { return status; }
    public String cancelType() { return cancelType; }
    public String rejectReason() { return rejectReason; }
    public StopKind stopKind() { return stopKind; }
    public BigDecimal lastPriceOnCreated() { return lastPriceOnCreated; }
    /** Market time, milliseconds. */
    public long created() { return created; }
    /** Market time, milliseconds. */
    public long updated() { return updated; }
}
