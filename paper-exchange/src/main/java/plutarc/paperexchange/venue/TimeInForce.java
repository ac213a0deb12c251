package plutarc.paperexchange.venue;

/** What happens to the part of an order that does not fill at once. */
public enum TimeInForce {
    GTC("GTC"), IOC("IOC"), FOK("FOK"), POST_ONLY("PostOnly");

    private final String wire;

    TimeInForce(String wire) {
        this.wire = wire;
    }

    /** The venue's spelling. */
    public String wire() {
        return wire;
    }
}
