package plutarc.strategy.risk;

import plutarc.strategy.market.Instrument;
import plutarc.strategy.template.Sizing;

/** How much to buy or sell. Pure functions. */
public final class PositionSize {
    /** The quantity to order, or why none: {@code quantity} is 0 exactly when {@code refusal} is not empty. */
    public record Size(double quantity, String refusal) {
        static Size refused(String reason) {
            return new Size(0, reason);
        }
    }

    private PositionSize() { }

    /**
     * The quantity of an entry, rounded down to the lot, refused below the venue's minimums or above what the margin allows.
     *
     * @param equity of the account, settlement currency
     * @param available margin not yet in use
     * @param price at which the entry is expected
     * @param stopDistance from that price to the initial stop; NaN when there is none (risk-based sizing then refuses)
     * @param leverage already capped
     */
    public static Size of(Sizing sizing, Instrument instrument, double equity, double available, double price, double stopDistance, double leverage) {
        double unit = instrument.notional(1, price);
        double wanted = switch (sizing) {
            case Sizing.PercentOfEquity s -> equity * s.percent() / 100 * leverage / unit;
            case Sizing.FixedMargin s -> s.margin() * leverage / unit;
            case Sizing.FixedNotional s -> s.notional() / unit;
            case Sizing.FixedQuantity s -> s.quantity();
            case Sizing.RiskBased s -> stopDistance > 0 ? equity * s.riskPercent() / 100 / lossPerUnit(instrument, price, stopDistance) : Double.NaN;
        };
        if (Double.isNaN(wanted)) {
            return Size.refused("risk-based sizing needs the distance to a stop, and there is none");
        }
        double affordable = Math.max(0, available) * leverage / unit;
        double quantity = instrument.toLot(sizing instanceof Sizing.RiskBased ? Math.min(wanted, affordable) : wanted);
        if (!(quantity > 0) || quantity < instrument.minQuantity()) {
            return Size.refused("quantity " + quantity + " is below the minimum " + Math.max(instrument.minQuantity(), instrument.lotSize()));
        }
        if (!instrument.inverse() && quantity * unit < instrument.minNotional()) {
            return Size.refused("value " + quantity * unit + " is below the minimum " + instrument.minNotional());
        }
        if (quantity > affordable * (1 + 1e-9)) {
            return Size.refused("margin needed " + quantity * unit / leverage + ", available " + available);
        }
        return new Size(quantity, "");
    }

    private static double lossPerUnit(Instrument instrument, double price, double distance) {
        double worse = Math.max(price - distance, price * 0.01);
        return instrument.inverse() ? instrument.contractSize() * (1 / worse - 1 / price) : instrument.contractSize() * distance;
    }
}
