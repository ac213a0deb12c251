package plutarc.strategy.component;

/**
 * What a component may know about the cost of trading and the target of the trade.
 *
 * @param roundTripPct fees and slippage of entry and exit together, percent of price
 * @param targetPct distance to the template's take profit in percent of price, NaN when it has none in percent
 */
public record CostModel(double roundTripPct, double targetPct) {
    public static final CostModel FREE = new CostModel(0, Double.NaN);

    /** The same with the distance to the template's take profit. */
    public CostModel withTarget(double pct) {
        return new CostModel(roundTripPct, pct);
    }
}
