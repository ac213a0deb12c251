package plutarc.platform.candles;

import plutarc.exchanges.ExchangeException;

/** Why a history could not be read, in one sentence for whoever asked for it. Stateless. */
final class FetchFailures {

    private FetchFailures() {
    }

    static String words(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExchangeException known) {
                return switch (known.error().reason()) {
                    case UNKNOWN_SYMBOL, INVALID_REQUEST, UNSUPPORTED -> "The exchange knows no such contract. Symbols are its own names, such as BTCUSDT; check the contract type as well.";
                    case UNREACHABLE -> "The exchange cannot be reached from the backend.";
                    case RATE_LIMITED -> "The exchange asked for fewer requests. Try again in some minutes, or take a shorter span.";
                    case REGION_BLOCKED, ACCOUNT_RESTRICTED -> "The exchange does not serve the place that the backend asks from.";
                    case INVALID_KEY, KEY_EXPIRED, INVALID_SIGNATURE, TIMESTAMP_OUT_OF_WINDOW, PERMISSION_DENIED, IP_NOT_ALLOWED, INSUFFICIENT_MARGIN, REDUCE_ONLY_VIOLATION,
                         DUPLICATE_CLIENT_ORDER_ID, ORDER_NOT_FOUND, POSITION_NOT_FOUND, PRICE_OUT_OF_RANGE, QUANTITY_OUT_OF_RANGE, TRIGGER_PRICE_INVALID, POST_ONLY_WOULD_CROSS,
                         TOO_MANY_ORDERS, LEVERAGE_NOT_ALLOWED, MARGIN_MODE_NOT_ALLOWED, POSITION_MODE_MISMATCH, TRADING_HALTED, NOTHING_TO_CHANGE, OUTCOME_UNKNOWN, NEVER_ARRIVED,
                         CLOSED, OTHER -> "The exchange gave no usable answer. Try again.";
                };
            }
        }
        return "It could not be read; the backend's log says why.";
    }
}
