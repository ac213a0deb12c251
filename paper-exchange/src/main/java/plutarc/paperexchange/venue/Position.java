package plutarc.paperexchange.venue;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An account's net position in one contract. Mutable and owned by the venue's thread; what leaves the venue is a {@link #copy}. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class Position implements Cloneable {
    String symbol;
    Side side = Side.BUY;
    BigDecimal size = BigDecimal.ZERO;
    /** What the held size was bought or sold for, in the settle coin: the exact cost basis, from which the average price follows. */
    BigDecimal cost = BigDecimal.ZERO;
    BigDecimal leverage = BigDecimal.TEN;
    BigDecimal realised = BigDecimal.ZERO;
    BigDecimal realisedEver = BigDecimal.ZERO;
    long opened;
    long created;
    long updated;
    long seq = -1;

    static Position flat(String symbol) {
        Position position = new Position();
        position.symbol = symbol;
        return position;
    }

    /**
     * Takes a fill on. A fill against the position closes at most the held size first; what is left opens the other side.
     *
     * @return the quantity closed and the profit made by closing it, fees not counted
     */
    Closed take(Instrument instrument, Side fillSide, BigDecimal qty, BigDecimal price, long now) {
        updated = now;
        BigDecimal closedQty = BigDecimal.ZERO;
        BigDecimal profit = BigDecimal.ZERO;
        BigDecimal closedCost = BigDecimal.ZERO;
        if (size.signum() > 0 && fillSide != side) {
            closedQty = qty.min(size);
            closedCost = closedQty.compareTo(size) == 0 ? cost
                    : cost.multiply(closedQty).divide(size, Instrument.SCALE, RoundingMode.HALF_EVEN);
            profit = instrument.profit(side, closedCost, instrument.value(closedQty, price));
            size = size.subtract(closedQty);
            cost = cost.subtract(closedCost);
            realised = realised.add(profit);
            realisedEver = realisedEver.add(profit);
        }
        BigDecimal opening = qty.subtract(closedQty);
        if (opening.signum() > 0) {
            if (size.signum() == 0) {
                side = fillSide;
                opened = now;
                realised = BigDecimal.ZERO;
                created = created == 0 ? now : created;
            }
            size = size.add(opening);
            cost = cost.add(instrument.value(opening, price));
        }
        return new Closed(closedQty, profit);
    }

    /** What a fill closed. */
    record Closed(BigDecimal qty, BigDecimal profit) {}

    void pay(BigDecimal amount) {
        realised = realised.subtract(amount);
        realisedEver = realisedEver.subtract(amount);
    }

    /** Whether something is held. */
    public boolean held() {
        return size.signum() > 0;
    }

    /** Average price of what is held; zero when flat. */
    public BigDecimal averagePrice(Instrument instrument) {
        return held() ? instrument.priceOf(size, cost) : BigDecimal.ZERO;
    }

    /** Profit if all were closed at the price, in the settle coin. */
    public BigDecimal unrealised(Instrument instrument, BigDecimal price) {
        return held() ? instrument.profit(side, cost, instrument.value(size, price)) : BigDecimal.ZERO;
    }

    /** The position as it stands now. */
    public Position copy() {
        try {
            return (Position) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String symbol() { return symbol; }
    /** Meaningful while something is {@link #held}. */
    public Side side() { return side; }
    /** Never negative. */
    public BigDecimal size() { return size; }
    public BigDecimal cost() { return cost; }
    public BigDecimal leverage() { return leverage; }
    /** Of the position held now: profit closed, minus fees and funding. */
    public BigDecimal realised() { return realised; }
    /** Of all positions ever held in this contract. */
    public BigDecimal realisedEver() { return realisedEver; }
    public long created() { return created; }
    public long updated() { return updated; }
    public long opened() { return opened; }
    public long seq() { return seq; }
}
