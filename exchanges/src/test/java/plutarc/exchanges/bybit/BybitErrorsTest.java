package plutarc.exchanges.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.exchanges.ErrorReason;

class BybitErrorsTest {

    @ParameterizedTest
    @CsvSource({"10003,INVALID_KEY", "33004,KEY_EXPIRED", "10004,INVALID_SIGNATURE", "10002,TIMESTAMP_OUT_OF_WINDOW", "10005,PERMISSION_DENIED",
            "10010,IP_NOT_ALLOWED", "10009,REGION_BLOCKED", "10027,ACCOUNT_RESTRICTED", "110007,INSUFFICIENT_MARGIN", "110012,INSUFFICIENT_MARGIN",
            "110017,REDUCE_ONLY_VIOLATION", "110072,DUPLICATE_CLIENT_ORDER_ID", "110001,ORDER_NOT_FOUND", "110008,ORDER_NOT_FOUND", "110010,ORDER_NOT_FOUND",
            "110003,PRICE_OUT_OF_RANGE", "110094,QUANTITY_OUT_OF_RANGE", "110092,TRIGGER_PRICE_INVALID", "110093,TRIGGER_PRICE_INVALID",
            "110020,TOO_MANY_ORDERS", "110009,TOO_MANY_ORDERS", "110013,LEVERAGE_NOT_ALLOWED", "110066,TRADING_HALTED", "10006,RATE_LIMITED",
            "10429,RATE_LIMITED", "10403,RATE_LIMITED", "110043,NOTHING_TO_CHANGE", "110026,NOTHING_TO_CHANGE", "10019,UNREACHABLE",
            "10016,OUTCOME_UNKNOWN", "10000,OUTCOME_UNKNOWN", "10001,INVALID_REQUEST", "20006,INVALID_REQUEST", "987654,OTHER"})
    void everyCodeHasOneReason(int code, ErrorReason reason) {
        assertThat(BybitErrors.error(code, "words").reason()).isEqualTo(reason);
        assertThat(BybitErrors.error(code, "words").venueCode()).isEqualTo(Integer.toString(code));
    }

    @Test
    void onlyTheTextTellsWhatIsWrongWithAParameter() {
        assertThat(BybitErrors.error(10001, "Not supported symbols: FOO").reason()).isEqualTo(ErrorReason.UNKNOWN_SYMBOL);
        assertThat(BybitErrors.error(10001, "params error: symbol invalid FOO").reason()).isEqualTo(ErrorReason.UNKNOWN_SYMBOL);
        assertThat(BybitErrors.error(10001, "The order remains unchanged as the parameters entered match the existing ones.").reason()).isEqualTo(ErrorReason.NOTHING_TO_CHANGE);
        assertThat(BybitErrors.error(10001, "order not modified: give a qty that differs").reason()).isEqualTo(ErrorReason.NOTHING_TO_CHANGE);
        assertThat(BybitErrors.error(10001, "qty invalid").reason()).isEqualTo(ErrorReason.INVALID_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({"400,INVALID_REQUEST", "401,INVALID_KEY", "403,REGION_BLOCKED", "404,INVALID_REQUEST", "429,RATE_LIMITED", "500,OUTCOME_UNKNOWN",
            "502,OUTCOME_UNKNOWN", "504,OUTCOME_UNKNOWN"})
    void aServerErrorSaysNothingAboutTheRequest(int status, ErrorReason reason) {
        assertThat(BybitErrors.http(status).reason()).isEqualTo(reason);
    }
}
