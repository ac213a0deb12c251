package plutarc.exchanges.bybit;

import java.util.Locale;
import java.util.Optional;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeError;

/** Bybit's error codes in the port's words. Source: Bybit v5 documentation, pages "Error Codes" and "Websocket Trade Guideline". */
final class BybitErrors {

    private BybitErrors() {
    }

    static ExchangeError error(int code, String message) {
        // 10001 covers every bad parameter; only its text says which.
        ErrorReason reason = code == 10001 ? badParameter(message.toLowerCase(Locale.ROOT)) : reason(code);
        return new ExchangeError(reason, Integer.toString(code), withoutOrigin(message), Optional.empty());
    }

    /** Where a signature is wrong Bybit repeats what it believes was signed, the key's text included; that goes no further. */
    private static String withoutOrigin(String message) {
        int quoted = message.indexOf("origin_string");
        return quoted < 0 ? message : message.substring(0, quoted).strip();
    }

    private static ErrorReason badParameter(String message) {
        if (message.contains("not modified") || message.contains("remains unchanged")) {
            return ErrorReason.NOTHING_TO_CHANGE; // an amendment to what the order says already
        }
        return message.contains("symbol") ? ErrorReason.UNKNOWN_SYMBOL : ErrorReason.INVALID_REQUEST;
    }

    /** A status line that is not 200, without a readable body. */
    static ExchangeError http(int status) {
        ErrorReason reason = switch (status) {
            case 401 -> ErrorReason.INVALID_KEY;
            // Bybit answers 403 both to banned addresses ("access too frequent") and to regions it does not serve.
            case 403 -> ErrorReason.REGION_BLOCKED;
            case 404, 400 -> ErrorReason.INVALID_REQUEST;
            case 429 -> ErrorReason.RATE_LIMITED;
            default -> status >= 500 ? ErrorReason.OUTCOME_UNKNOWN : ErrorReason.OTHER;
        };
        return new ExchangeError(reason, "HTTP " + status, "the venue answered with status " + status, Optional.empty());
    }

    static ErrorReason reason(int code) {
        return switch (code) {
            case 10003, 10007 -> ErrorReason.INVALID_KEY;
            case 33004, -2015 -> ErrorReason.KEY_EXPIRED;
            case 10004 -> ErrorReason.INVALID_SIGNATURE;
            case 10002, -1 -> ErrorReason.TIMESTAMP_OUT_OF_WINDOW;
            case 10005 -> ErrorReason.PERMISSION_DENIED;
            case 10010 -> ErrorReason.IP_NOT_ALLOWED;
            case 10009, 110132 -> ErrorReason.REGION_BLOCKED;
            case 10008, 10024, 10027, 10028, 110067, 110068, 110069, 110123, 110124, 110125 -> ErrorReason.ACCOUNT_RESTRICTED;
            case 110004, 110006, 110007, 110012, 110014, 110044, 110045, 110047, 110051, 110052, 110053, 110131 -> ErrorReason.INSUFFICIENT_MARGIN;
            case 110011, 110039, 110040, 110046 -> ErrorReason.INSUFFICIENT_MARGIN;
            case 110017 -> ErrorReason.REDUCE_ONLY_VIOLATION;
            case 110072, 10014 -> ErrorReason.DUPLICATE_CLIENT_ORDER_ID;
            case 10029, 110074 -> ErrorReason.UNKNOWN_SYMBOL;
            case 110001, 110008, 110010, 110019 -> ErrorReason.ORDER_NOT_FOUND;
            case 110034 -> ErrorReason.POSITION_NOT_FOUND;
            case 110003, 30208, 30209, 110120, 110121 -> ErrorReason.PRICE_OUT_OF_RANGE;
            case 110094, 110021, 110022, 110064, 110089, 110090, 3400139 -> ErrorReason.QUANTITY_OUT_OF_RANGE;
            case 110092, 110093 -> ErrorReason.TRIGGER_PRICE_INVALID;
            case 110009, 110020 -> ErrorReason.TOO_MANY_ORDERS;
            case 110013, 110036, 110038, 110086 -> ErrorReason.LEVERAGE_NOT_ALLOWED;
            case 110015, 110073, 3400045, 3400041, 3400042 -> ErrorReason.MARGIN_MODE_NOT_ALLOWED;
            case 110024, 110028, 110029 -> ErrorReason.POSITION_MODE_MISMATCH;
            case 110023, 110042, 110063, 110066, 30228 -> ErrorReason.TRADING_HALTED;
            case 10006, 10018, 10403, 10429, 20003, 429 -> ErrorReason.RATE_LIMITED;
            case 110025, 110026, 110027, 110043, 34040 -> ErrorReason.NOTHING_TO_CHANGE;
            case 10001, 20006, 10017, 10404, 110018, 110032, 110049, 110050 -> ErrorReason.INVALID_REQUEST;
            // 10019: the order service takes no new requests while it restarts, so this one was not taken.
            case 10019 -> ErrorReason.UNREACHABLE;
            // The server lost its way while it held the request: it may or may not have been executed.
            case 10000, 10016 -> ErrorReason.OUTCOME_UNKNOWN;
            default -> ErrorReason.OTHER;
        };
    }

    /** Bybit's {@code rejectReason} of an order that it took and then cancelled or refused. Empty text when there is nothing to tell. */
    static String refusal(String rejectReason) {
        return rejectReason.equals("EC_NoError") || rejectReason.equals("EC_PerCancelRequest") ? "" : rejectReason;
    }

    /** The port's word for a {@code rejectReason}. */
    static ErrorReason rejectReason(String rejectReason) {
        return switch (rejectReason) {
            case "EC_PostOnlyWillTakeLiquidity" -> ErrorReason.POST_ONLY_WOULD_CROSS;
            case "EC_DuplicatedClOrdID" -> ErrorReason.DUPLICATE_CLIENT_ORDER_ID;
            case "EC_QtyCannotBeZero", "EC_EcInvalidQty", "EC_InvalidAmount" -> ErrorReason.QUANTITY_OUT_OF_RANGE;
            case "EC_LimitOrderInvalidPrice", "EC_ReachRiskPriceLimit", "EC_ReachMarketPriceLimit" -> ErrorReason.PRICE_OUT_OF_RANGE;
            case "EC_InvalidSymbolStatus", "EC_SecurityStatusFail" -> ErrorReason.TRADING_HALTED;
            default -> ErrorReason.OTHER;
        };
    }
}
