package plutarc.paperexchange.venue;

import java.math.BigDecimal;

/**
 * One fill, funding payment or liquidation, as the account's history keeps it.
 *
 * @param fee       paid in the settle coin; negative when received (funding)
 * @param feeRate   fraction of the value
 * @param closedQty how much of the quantity closed an existing position
 * @param profit    made by closing, fees not counted
 * @param time      market time, milliseconds
 */
public record Execution(String id, long uid, String symbol, String orderId, String orderLinkId, Side side, OrderType orderType,
                        Order.StopKind stopKind, Kind kind, BigDecimal orderPrice, BigDecimal orderQty, BigDecimal leavesQty, BigDecimal price,
                        BigDecimal qty, BigDecimal value, BigDecimal fee, BigDecimal feeRate, BigDecimal markPrice, boolean maker,
                        BigDecimal closedQty, BigDecimal profit, long time, long seq) {

    /** What caused it. */
    public enum Kind {
        TRADE("Trade"), FUNDING("Funding"), LIQUIDATION("BustTrade");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        /** The venue's {@code execType}. */
        public String wire() {
            return wire;
        }
    }
}
