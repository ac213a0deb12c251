package plutarc.paperexchange.venue;

/** The side of an order or of a held position. */
public enum Side {
    BUY("Buy"), SELL("Sell");

    private final String wire;

    Side(String wire) {
        this.wire = wire;
    }

    /** The venue's spelling, {@code Buy} or {@code Sell}. */
    public String wire() {
        return wire;
    }

    /** The other side. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
