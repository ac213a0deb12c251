package plutarc.paperexchange.venue;

/** Whether an order takes any price or names its own. */
public enum OrderType {
    MARKET("Market"), LIMIT("Limit");

    private final String wire;

    OrderType(String wire) {
        this.wire = wire;
    }

    /** The venue's spelling. */
    public String wire() {
        return wire;
    }
}
