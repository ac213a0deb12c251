package plutarc.exchanges;

/** What a quantity counts: units of the base currency, of the quote currency, or contracts of {@link InstrumentSpec#contractMultiplier}. */
public enum QuantityUnit {
    BASE, QUOTE, CONTRACTS
}
