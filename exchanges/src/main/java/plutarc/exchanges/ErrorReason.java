package plutarc.exchanges;

/** Why a venue refused, in the port's own words. Each adapter maps its venue's codes to these. */
public enum ErrorReason {
    INVALID_KEY, KEY_EXPIRED, INVALID_SIGNATURE, TIMESTAMP_OUT_OF_WINDOW, PERMISSION_DENIED, IP_NOT_ALLOWED, REGION_BLOCKED, ACCOUNT_RESTRICTED,
    INSUFFICIENT_MARGIN, REDUCE_ONLY_VIOLATION, DUPLICATE_CLIENT_ORDER_ID, UNKNOWN_SYMBOL, ORDER_NOT_FOUND, POSITION_NOT_FOUND,
    PRICE_OUT_OF_RANGE, QUANTITY_OUT_OF_RANGE, TRIGGER_PRICE_INVALID, POST_ONLY_WOULD_CROSS, TOO_MANY_ORDERS, LEVERAGE_NOT_ALLOWED, MARGIN_MODE_NOT_ALLOWED,
    POSITION_MODE_MISMATCH, TRADING_HALTED, RATE_LIMITED, INVALID_REQUEST, UNSUPPORTED, NOTHING_TO_CHANGE,
    /** The venue cannot be reached; the request was surely not sent. */
    UNREACHABLE,
    /** Sent without an answer that says what became of it. For reads: ask again. */
    OUTCOME_UNKNOWN,
    /** Sent, no answer, and the venue, asked after the request's validity had ended, knows nothing of it: it has had no effect. */
    NEVER_ARRIVED,
    /** The adapter was closed first. */
    CLOSED,
    /** A code that the adapter has no word for; see the venue's own. */
    OTHER
}
