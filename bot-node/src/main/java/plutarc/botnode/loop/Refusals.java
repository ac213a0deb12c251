package plutarc.botnode.loop;

import java.util.EnumSet;
import java.util.Set;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeError;

/** What a refusal means for asking again. Stateless. */
final class Refusals {

    private static final Set<ErrorReason> PASSING = EnumSet.of(ErrorReason.UNREACHABLE, ErrorReason.OUTCOME_UNKNOWN, ErrorReason.NEVER_ARRIVED,
            ErrorReason.RATE_LIMITED);

    private Refusals() {
    }

    /** Whether the venue, or the way to it, was at fault and not what was asked. */
    static boolean mayPass(ExchangeError error) {
        return PASSING.contains(error.reason());
    }

    /** Faults of the venue or the way to it count towards the limit of errors; refusals of a single request's terms do not. */
    static boolean isFault(ErrorReason reason) {
        return switch (reason) {
            case UNREACHABLE, OUTCOME_UNKNOWN, NEVER_ARRIVED, RATE_LIMITED, INVALID_KEY, KEY_EXPIRED, INVALID_SIGNATURE, TIMESTAMP_OUT_OF_WINDOW,
                 PERMISSION_DENIED, IP_NOT_ALLOWED, REGION_BLOCKED, ACCOUNT_RESTRICTED, OTHER -> true;
            case INSUFFICIENT_MARGIN, REDUCE_ONLY_VIOLATION, DUPLICATE_CLIENT_ORDER_ID, UNKNOWN_SYMBOL, ORDER_NOT_FOUND, POSITION_NOT_FOUND,
                 PRICE_OUT_OF_RANGE, QUANTITY_OUT_OF_RANGE, TRIGGER_PRICE_INVALID, POST_ONLY_WOULD_CROSS, TOO_MANY_ORDERS, LEVERAGE_NOT_ALLOWED,
                 MARGIN_MODE_NOT_ALLOWED, POSITION_MODE_MISMATCH, TRADING_HALTED, INVALID_REQUEST, UNSUPPORTED, NOTHING_TO_CHANGE, CLOSED -> false;
        };
    }
}
