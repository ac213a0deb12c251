package plutarc.strategy.template;

/** How large an entry is. Amounts are in the account's settlement currency unless said otherwise. */
public sealed interface Sizing {
    /** Name in JSON. */
    String mode();

    /** A share of equity as margin, times leverage, 0.1 to 100 percent. */
    record PercentOfEquity(double percent) implements Sizing {
        @Override
        public String mode() {
            return "percent_of_equity";
        }
    }

    /** A fixed margin, times leverage. */
    record FixedMargin(double margin) implements Sizing {
        @Override
        public String mode() {
            return "fixed_margin";
        }
    }

    /** A fixed position value, whatever the leverage. */
    record FixedNotional(double notional) implements Sizing {
        @Override
        public String mode() {
            return "fixed_notional";
        }
    }

    /** A fixed quantity in the venue's order unit. */
    record FixedQuantity(double quantity) implements Sizing {
        @Override
        public String mode() {
            return "fixed_quantity";
        }
    }

    /** So large that the initial stop loses this share of equity, 0.01 to 20 percent, before costs. */
    record RiskBased(double riskPercent) implements Sizing {
        @Override
        public String mode() {
            return "risk_based";
        }
    }
}
