package plutarc.exchanges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.VenueEndpoint;

class PortRecordsTest {

    private static final ClientOrderId ID = new ClientOrderId("e1a2");

    @Property
    void everyAlphanumericTextUpTo32IsAClientOrderId(@ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 32) String text) {
        assertThat(new ClientOrderId(text).value()).isEqualTo(text);
        assertThat(ClientOrderId.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-b", "a_b", "é", "123456789012345678901234567890123"})
    void anythingElseIsRefusedByName(String text) {
        assertThatThrownBy(() -> new ClientOrderId(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("clientOrderId");
        assertThat(ClientOrderId.isValid(text)).isFalse();
    }

    @Test
    void aMarketOrderNeverRests() {
        assertThatThrownBy(() -> new OrderRequest(ID, "BTCUSDT", OrderSide.BUY, Quantity.base("1"), Optional.empty(), TimeInForce.GOOD_TILL_CANCELLED,
                Optional.empty(), false)).hasMessageContaining("timeInForce");
    }

    @Test
    void quantitiesAndPricesAreAboveZero() {
        assertThatThrownBy(() -> Quantity.base("-1")).hasMessageContaining("quantity");
        assertThatThrownBy(() -> OrderRequest.market(ID, "BTCUSDT", OrderSide.BUY, Quantity.base("0.00"), false)).hasMessageContaining("quantity");
        assertThatThrownBy(() -> OrderRequest.limit(ID, "BTCUSDT", OrderSide.BUY, Quantity.base("1"), BigDecimal.ZERO, TimeInForce.POST_ONLY, false))
                .hasMessageContaining("limitPrice");
        assertThatThrownBy(() -> new Trigger(BigDecimal.ZERO, Trigger.PriceSource.MARK, Trigger.Direction.FALLS_TO)).hasMessageContaining("trigger.price");
    }

    @Test
    void anAmendChangesSomething() {
        assertThatThrownBy(() -> new AmendRequest(ID, "BTCUSDT", Optional.empty(), Optional.empty(), Optional.empty())).hasMessageContaining("changes nothing");
    }

    @Test
    void silenceIsLongerThanThePauseBetweenPings() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new ExchangeSettings.Timeouts(second, second, second, second, second, second, second, second)).hasMessageContaining("silence");
        assertThatThrownBy(() -> new ExchangeSettings.Timeouts(Duration.ZERO, second, second, second, second, second, second, second))
                .hasMessageContaining("connect");
    }

    @Test
    void settingsDoNotShowTheSecret() {
        ExchangeSettings settings = new ExchangeSettings(new VenueEndpoint("https://api.bybit.com", "wss://stream.bybit.com"), ContractType.LINEAR,
                new KeyMaterial("public-part", "very-secret", "pass-phrase"), Optional.empty());
        assertThat(settings.toString()).contains("api.bybit.com").doesNotContain("very-secret").doesNotContain("pass-phrase");
    }

    @Test
    void anErrorShowsTheVenuesOwnCode() {
        assertThat(new ExchangeException(new ExchangeError(ErrorReason.INVALID_KEY, "10003", "API key is invalid.", Optional.empty())))
                .hasMessage("INVALID_KEY (10003): API key is invalid.");
    }
}
