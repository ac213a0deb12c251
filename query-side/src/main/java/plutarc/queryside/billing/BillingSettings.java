package plutarc.queryside.billing;

/** How amounts are shown: ISO 4217 currency, and the name of the payment provider. */
public record BillingSettings(String currency, String provider) {

    public static final BillingSettings DEFAULT = new BillingSettings("USD", "manual");
}
