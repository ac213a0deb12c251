package plutarc.exchanges;

/** One price of the order book and what rests there. */
public record BookLevel(double price, double size) {
}
