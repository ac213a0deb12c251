package plutarc.exchanges.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.exchanges.ExchangeContract.get;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.ExchangeContract;
import plutarc.exchanges.ExchangeEvent.Executed;
import plutarc.exchanges.ExchangeEvent.Stream;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.ExchangeSettings.Timeouts;
import plutarc.exchanges.Exchanges;
import plutarc.exchanges.Execution;
import plutarc.exchanges.Heard;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.KeyCheck;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.Quantity;

/** The adapter against the real paper exchange: the contract of every adapter, and what is Bybit's own. */
@Timeout(60)
class BybitOnPaperTest implements ExchangeContract {

    private static final Timeouts QUICK = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(1500), Duration.ofSeconds(1), Duration.ofMillis(200),
            Duration.ofMillis(1000), Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMillis(100));

    @TempDir
    Path data;
    private PaperVenue venue;
    private final Heard heard = new Heard();
    private Exchange exchange;

    @BeforeEach
    void start() {
        venue = new PaperVenue(data);
        exchange = open(venue.key(), ContractType.LINEAR, Optional.empty(), heard);
    }

    @Override
    public Exchange exchange() {
        return exchange;
    }

    @Override
    public Heard heard() {
        return heard;
    }

    @Override
    public Exchange open(Heard listener) {
        return open(venue.key(), ContractType.LINEAR, Optional.empty(), listener);
    }

    @Override
    public PaperVenue venue() {
        return venue;
    }

    @AfterEach
    void stop() {
        exchange.close();
        venue.close();
    }

    @Test
    void instrumentsFeesAndMoneyAreRead() {
        InstrumentSpec spec = get(exchange.instruments()).stream().filter(instrument -> instrument.symbol().equals("BTCUSDT")).findFirst().orElseThrow();
        assertThat(spec.contractType()).isEqualTo(ContractType.LINEAR);
        assertThat(spec.tickSize()).isPositive();
        assertThat(spec.lotSize()).isPositive();
        assertThat(spec.fundingInterval()).isEqualTo(Duration.ofHours(8));
        assertThat(get(exchange.feeRate("BTCUSDT")).taker()).isEqualByComparingTo("0.00055");
        assertThat(get(exchange.wallet()).in("USDT").orElseThrow().available()).isEqualByComparingTo("100000");
        assertThat(Duration.between(get(exchange.serverTime()), Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
        assertThat(get(exchange.positions())).isEmpty();
        assertThat(get(exchange.openOrders())).isEmpty();
    }

    @Test
    void anInverseContractIsOrderedInDollars() {
        Heard inverse = new Heard();
        try (Exchange coin = open(venue.key(), ContractType.INVERSE, Optional.empty(), inverse)) {
            coin.connect(Instant.EPOCH);
            inverse.awaitUp(Stream.PRIVATE, 1);
            inverse.awaitUp(Stream.ORDER_ENTRY, 1);
            venue.toOpen();
            coin.place(OrderRequest.market(new ClientOrderId("inv"), "BTCUSD", OrderSide.SELL, Quantity.quote("1000"), false));
            Execution fill = inverse.await(Executed.class, 1).getFirst().execution();
            assertThat(fill.quantity()).isEqualTo(Quantity.quote("1000"));
            assertThat(fill.feeCurrency()).isEqualTo("BTC");
            assertThat(get(coin.positions()).getFirst().side()).contains(Side.SHORT);
        }
    }

    @Test
    void aKeyIsCheckedAndTheReasonIsNamed() {
        KeyCheck good = get(exchange.checkKey());
        assertThat(good.problem()).isEmpty();
        assertThat(good.canTrade()).isTrue();
        assertThat(good.canWithdraw()).isFalse();

        assertThat(problem(new KeyMaterial("no-such-key", "secret", ""))).isEqualTo(ErrorReason.INVALID_KEY);
        assertThat(problem(new KeyMaterial(venue.key().apiKey(), "wrong-secret", ""))).isEqualTo(ErrorReason.INVALID_SIGNATURE);
        assertThat(problem(venue.newKey("{\"name\":\"ro\",\"readOnly\":true}"))).isEqualTo(ErrorReason.PERMISSION_DENIED);
        assertThat(problem(venue.newKey("{\"name\":\"ip\",\"ips\":[\"127.0.0.9\"]}"))).isEqualTo(ErrorReason.IP_NOT_ALLOWED);
    }

    @Test
    void aKeyBoundToAnAddressWorksFromThatAddress() throws Exception {
        KeyMaterial bound = venue.newKey("{\"name\":\"ip\",\"ips\":[\"127.0.0.9\"]}");
        Heard there = new Heard();
        try (Exchange from9 = open(bound, ContractType.LINEAR, Optional.of(InetAddress.getByName("127.0.0.9")), there)) {
            assertThat(get(from9.checkKey()).problem()).isEmpty();
            assertThat(get(from9.checkKey()).allowedIps()).containsExactly("127.0.0.9");
            from9.connect(Instant.EPOCH);
            there.awaitUp(Stream.PRIVATE, 1);
            there.awaitUp(Stream.ORDER_ENTRY, 1);
        }
    }

    private ErrorReason problem(KeyMaterial key) {
        try (Exchange other = open(key, ContractType.LINEAR, Optional.empty(), new Heard())) {
            return get(other.checkKey()).problem().orElseThrow().reason();
        }
    }

    private Exchange open(KeyMaterial key, ContractType type, Optional<InetAddress> from, Heard listener) {
        return Exchanges.factory(Venue.PAPER).open(new ExchangeSettings(venue.endpoint(), type, key, from, QUICK), listener, InstantSource.system(), new Random(1));
    }

}
