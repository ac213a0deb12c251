package plutarc.paperexchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {

    @Test
    void aRestRequestIsSignedAsThePublishedVectorSays() {
        assertThat(Signature.rest("test_secret", "1700000000000", "test_api_key", "5000", "category=linear&symbol=BTCUSDT".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("fd4f31228a46109dc6673062328693696df9a96c7ff04e6491a45e7f63a0fdd7");
    }

    @Test
    void aSocketIsSignedAsThePublishedVectorSays() {
        assertThat(Signature.socket("test_secret", 1700000000000L)).isEqualTo("bacffe7500499eb829bb58c45d36d1b3e5ac67c14eaeba91df5e99ccee013925");
    }

    @Test
    void oneChangedByteChangesTheSignature() {
        String one = Signature.rest("s", "1", "k", "5000", "{\"qty\":\"1\"}".getBytes(StandardCharsets.UTF_8));
        String other = Signature.rest("s", "1", "k", "5000", "{\"qty\": \"1\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(Signature.same(one, other)).isFalse();
    }
}
