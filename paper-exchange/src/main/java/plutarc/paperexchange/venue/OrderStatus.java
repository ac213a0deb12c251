package plutarc.paperexchange.venue;

/** The life of an order, in the venue's words. */
public enum OrderStatus {
    NEW("New"), PARTIALLY_FILLED("PartiallyFilled"), UNTRIGGERED("Untriggered"), TRIGGERED("Triggered"),
    FILLED("Filled"), CANCELLED("Cancelled"), DEACTIVATED("Deactivated");

    private final String wire;

    OrderStatus(String wire) {
        this.wire = wire;
    }

    /** The venue's spelling. */
    public String wire() {
        return wire;
    }

    /** Whether the order can still be filled, amended or cancelled. */
    public boolean open() {
        return this == NEW || this == PARTIALLY_FILLED || this == UNTRIGGERED || this == TRIGGERED;
    }
}
