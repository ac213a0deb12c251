package plutarc.exchanges;

/**
 * What became of an order request. Acceptance is not a fill: fills are {@link ExchangeEvent.Executed}.
 */
public sealed interface Outcome {

    /** Nothing more will come for this request. */
    sealed interface Final extends Outcome {
    }

    /** The venue has taken the request. */
    record Accepted(String venueOrderId) implements Final {
    }

    /** The request has had no effect and will have none. */
    record Rejected(ExchangeError error) implements Final {
    }

    /**
     * Sent, and neither accepted nor rejected as far as anyone knows: a time-out, a server error, a disconnect. Not a failure: the order
     * may be alive. The adapter asks the venue by client order id until it knows, and then reports the final outcome.
     */
    record Unknown(String why) implements Outcome {
    }
}
