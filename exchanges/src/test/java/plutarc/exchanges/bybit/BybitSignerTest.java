package plutarc.exchanges.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plutarc.contracts.link.KeyMaterial;

class BybitSignerTest {

    private final BybitSigner signer = new BybitSigner(new KeyMaterial("test_api_key", "test_secret", ""));

    @Test
    void requestsAreSignedAsThePublishedVectorSays() {
        assertThat(signer.request(1_700_000_000_000L, 5000, "category=linear&symbol=BTCUSDT"))
                .isEqualTo("fd4f31228a46109dc6673062328693696df9a96c7ff04e6491a45e7f63a0fdd7");
    }

    @Test
    void streamsAreSignedAsThePublishedVectorSays() {
        assertThat(signer.stream(1_700_000_000_000L)).isEqualTo("bacffe7500499eb829bb58c45d36d1b3e5ac67c14eaeba91df5e99ccee013925");
    }

    @Test
    void aKeyWithoutSecretSignsNothing() {
        assertThat(new BybitSigner(new KeyMaterial("", "", "")).request(1, 1, "")).isEmpty();
    }

    @Test
    void theSecretIsNotShown() {
        assertThat(signer.toString()).doesNotContain("test_secret").doesNotContain("test_api_key");
    }
}
