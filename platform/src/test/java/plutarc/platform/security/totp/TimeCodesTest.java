package plutarc.platform.security.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodesTest {

    private static final byte[] SECRET_OF_THE_STANDARD = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private final TimeCodes codes = new TimeCodes();

    /** The last six of the eight digits in the standard's table. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037", "20000000000,353130"})
    void theCodesAreThoseOfTheStandard(long second, String code) {
        assertThat(codes.code(SECRET_OF_THE_STANDARD, Instant.ofEpochSecond(second))).isEqualTo(code);
        assertThat(codes.step(SECRET_OF_THE_STANDARD, code, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @Test
    void aClockMayBeOneStepOffAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_000_000_020);
        for (int seconds : new int[] {-30, 0, 30}) {
            assertThat(codes.step(SECRET_OF_THE_STANDARD, codes.code(SECRET_OF_THE_STANDARD, now.plusSeconds(seconds)), now)).isPresent();
        }
        for (int seconds : new int[] {-60, 60}) {
            assertThat(codes.step(SECRET_OF_THE_STANDARD, codes.code(SECRET_OF_THE_STANDARD, now.plusSeconds(seconds)), now)).isEmpty();
        }
    }

    @Test
    void whatIsNoCodeIsWrong() {
        for (String nonsense : new String[] {"", "12345", "1234567", "abcdef", "١٢٣٤٥٦"}) {
            assertThat(codes.step(SECRET_OF_THE_STANDARD, nonsense, Instant.EPOCH)).isEmpty();
        }
    }
}
