package plutarc.exchanges;

/** The side of an order or fill. */
public enum OrderSide {
    BUY, SELL;

    public OrderSide opposite() {
        return this == BUY ? SELL : BUY;
    }
}
