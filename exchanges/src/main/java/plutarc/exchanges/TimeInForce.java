package plutarc.exchanges;

/** How long an order rests. {@code POST_ONLY} never takes: the venue cancels it where it would. */
public enum TimeInForce {
    GOOD_TILL_CANCELLED, IMMEDIATE_OR_CANCEL, FILL_OR_KILL, POST_ONLY
}
