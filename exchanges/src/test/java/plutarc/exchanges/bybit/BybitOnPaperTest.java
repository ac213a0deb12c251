package plutarc.exchanges.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.exchanges.ExchangeContract.get;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.contracts.exchangekey.KeyVerdict;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.VenueEndpoint;
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
import plutarc.exchanges.KeyInspector;
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

    @Test
    void everyKnownReasonIsToldAsAVerdictWithWhatToDo() {
        assertThat(verdict(venue.key(), ContractType.LINEAR, "BTCUSDT")).isEqualTo(KeyVerdict.USABLE);
        assertThat(verdict(new KeyMaterial("no-such-key", "secret", ""), ContractType.LINEAR)).isEqualTo(KeyVerdict.INVALID_KEY);
        assertThat(verdict(new KeyMaterial(venue.key().apiKey(), "wrong-secret", ""), ContractType.LINEAR)).isEqualTo(KeyVerdict.WRONG_SECRET);
        assertThat(verdict(venue.newKey("{\"expiresAt\":\"2020-01-01T00:00:00Z\"}"), ContractType.LINEAR)).isEqualTo(KeyVerdict.EXPIRED);
        assertThat(verdict(venue.newKey("{\"readOnly\":true}"), ContractType.LINEAR)).isEqualTo(KeyVerdict.LACKS_PERMISSION);
        assertThat(verdict(venue.newKey("{\"permissions\":[\"Spot.SpotTrade\"]}"), ContractType.LINEAR)).isEqualTo(KeyVerdict.LACKS_PERMISSION);
        assertThat(verdict(venue.newKey("{\"permissions\":[\"ContractTrade.Order\",\"ContractTrade.Position\",\"Wallet.Withdraw\"]}"), ContractType.LINEAR)).isEqualTo(KeyVerdict.CAN_WITHDRAW);
        assertThat(verdict(venue.newKey("{\"ips\":[\"127.0.0.9\"]}"), ContractType.LINEAR)).isEqualTo(KeyVerdict.ADDRESS_NOT_ALLOWED);
        assertThat(verdict(venue.key(), ContractType.INVERSE, "BTCUSDT")).isEqualTo(KeyVerdict.WRONG_MARKET);
        assertThat(verdict(venue.key(), ContractType.LINEAR, "BTCUSDT", "NOSUCHUSDT")).isEqualTo(KeyVerdict.WRONG_MARKET);
    }

    @Test
    void whatAFindingSaysHoldsNothingOfTheKey() {
        KeyMaterial wrong = new KeyMaterial(venue.key().apiKey(), "wrong-secret-of-it", "");
        assertThat(findings(wrong, ContractType.LINEAR).toString()).doesNotContain(wrong.apiKey(), wrong.apiSecret());
        try (Exchange other = open(wrong, ContractType.LINEAR, Optional.empty(), new Heard())) {
            assertThat(get(other.checkKey()).problem().orElseThrow().toString()).as("Bybit quotes the key where a signature is wrong").doesNotContain(wrong.apiKey());
        }
    }

    @Test
    void aKeyThatEndsSaysWhen() {
        KeyFindings findings = findings(venue.newKey("{\"expiresAt\":\"2099-01-01T00:00:00Z\",\"ips\":[\"127.0.0.1\"]}"), ContractType.LINEAR);
        assertThat(findings.verdict()).isEqualTo(KeyVerdict.USABLE);
        assertThat(findings.expiresAt()).contains(Instant.parse("2099-01-01T00:00:00Z"));
        assertThat(findings.allowedIps()).containsExactly("127.0.0.1");
    }

    @Test
    void aVenueThatCannotBeReachedSaysNothingAboutTheKey() {
        ExchangeSettings nowhere = new ExchangeSettings(new VenueEndpoint("http://127.0.0.1:1", "ws://127.0.0.1:1"), ContractType.LINEAR, venue.key(), Optional.empty(), QUICK);
        try (Exchange other = Exchanges.factory(Venue.PAPER).open(nowhere, new Heard(), InstantSource.system(), new Random(1))) {
            assertThat(get(KeyInspector.inspect(other, ContractType.LINEAR, List.of(), Optional.empty(), InstantSource.system(), Duration.ofMillis(100))).verdict())
                    .isEqualTo(KeyVerdict.NO_ANSWER);
        }
    }

    private KeyVerdict verdict(KeyMaterial key, ContractType type, String... symbols) {
        return findings(key, type, symbols).verdict();
    }

    private KeyFindings findings(KeyMaterial key, ContractType type, String... symbols) {
        List<Instrument> instruments = List.of(symbols).stream().map(symbol -> new Instrument(symbol, true, BigDecimal.ONE, MarginMode.ISOLATED)).toList();
        try (Exchange other = open(key, type, Optional.empty(), new Heard())) {
            return get(KeyInspector.inspect(other, type, instruments, Optional.empty(), InstantSource.system(), Duration.ofSeconds(20)));
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
