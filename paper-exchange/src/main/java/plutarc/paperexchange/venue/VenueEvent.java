package plutarc.paperexchange.venue;

/** What an account is told as it happens. */
public sealed interface VenueEvent {

    /** The account that is told. */
    long uid();

    /** An order was accepted, filled, triggered, amended or ended. */
    record OrderChanged(Order order) implements VenueEvent {
        @Override
        public long uid() {
            return order.uid();
        }
    }

    /** A fill, funding or liquidation. */
    record Executed(Execution execution) implements VenueEvent {
        @Override
        public long uid() {
            return execution.uid();
        }
    }

    /** A position's size, leverage or protection changed. */
    record PositionChanged(long uid, String symbol) implements VenueEvent {}

    /** A balance changed. */
    record WalletChanged(long uid) implements VenueEvent {}
}
