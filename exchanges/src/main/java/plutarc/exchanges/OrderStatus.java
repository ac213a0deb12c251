package plutarc.exchanges;

/** Where an order stands at the venue. */
public enum OrderStatus {
    /** A conditional order that sleeps. */
    UNTRIGGERED,
    NEW, PARTIALLY_FILLED, FILLED, CANCELLED, REJECTED;

    /** Nothing more will happen to it. A cancelled order may have been filled in part. */
    public boolean isFinal() {
        return switch (this) {
            case UNTRIGGERED, NEW, PARTIALLY_FILLED -> false;
            case FILLED, CANCELLED, REJECTED -> true;
        };
    }
}
