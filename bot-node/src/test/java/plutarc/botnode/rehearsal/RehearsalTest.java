package plutarc.botnode.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plutarc.botnode.loop.Input;
import plutarc.botnode.testing.Bots;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.exchanges.Capabilities;
import plutarc.exchanges.FeeRate;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.QuantityUnit;

class RehearsalTest {

    @TempDir
    Path place;

    private final List<OrderRequest> orders = new ArrayList<>();

    private static Input.VenueOpened venue(String symbol, String tick) {
        InstrumentSpec spec = new InstrumentSpec(symbol, ContractType.LINEAR, "BTC", "USDT", "USDT", QuantityUnit.BASE, BigDecimal.ONE, new BigDecimal(tick),
                new BigDecimal("0.001"), new BigDecimal("0.001"), new BigDecimal("100"), new BigDecimal("100"), Optional.empty(), new BigDecimal("100"), Duration.ofHours(8));
        Capabilities capabilities = new Capabilities("Simulated", Capabilities.Testnet.NONE, Set.of(ContractType.LINEAR), Set.of(MarginMode.ISOLATED), Capabilities.Scope.SYMBOL,
                true, Set.of(Capabilities.PositionMode.ONE_WAY), true, true, true, true, false, Capabilities.DeadManSwitch.NONE, Capabilities.CandleSource.STREAM,
                new TreeSet<>(Set.of(Duration.ofMinutes(1))), false, 36, 1000, 10);
        return new Input.VenueOpened(Bots.KEY, capabilities, List.of(spec), Map.of(symbol, new FeeRate(symbol, new BigDecimal("0.0002"), new BigDecimal("0.00055"))));
    }

    private int rehearse(BotConfiguration configuration, Input.VenueOpened venue) {
        return new Rehearsal(place.resolve("rehearsal"), configuration, venue, orders::add).run();
    }

    @Test
    void itPreparesHundredsOfOrdersOfEveryKindAndLeavesNothingBehind() {
        int prepared = rehearse(Bots.configuration(7, false, Bots.CROSS), venue(Bots.SYMBOL, "0.1"));
        assertThat(prepared).isEqualTo(orders.size()).isGreaterThan(200);
        assertThat(orders.stream().filter(order -> !order.reduceOnly())).as("entries").hasSizeGreaterThan(60);
        assertThat(orders.stream().filter(order -> order.trigger().isPresent())).as("stops and targets").hasSizeGreaterThan(100);
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void aPausedBotWithoutATemplateRehearsesAllTheSame() {
        BotConfiguration bare = Bots.configuration(1, true, Bots.CROSS);
        assertThat(rehearse(with(bare, Optional.empty()), venue(Bots.SYMBOL, "0.01"))).isGreaterThan(200);
    }

    @Test
    void withoutAnInstrumentThatTheVenueKnowsThereIsNothingToRehearse() {
        assertThat(rehearse(Bots.configuration(1, false, Bots.CROSS), venue("ETHUSDT", "0.01"))).isZero();
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void theCacheWarmerGoesOnWithBothTemplatesForAsLongAsItIsAskedAndKeepsNothing() throws IOException {
        try (CacheWarmer warmer = new Rehearsal(place.resolve("rehearsal"), Bots.configuration(7, false, Bots.CROSS), venue(Bots.SYMBOL, "0.1"), orders::add).warmer().orElseThrow()) {
            for (int step = 0; step < 30_000; step++) {
                warmer.step();
            }
            assertThat(orders).hasSizeGreaterThan(2_000);
            try (Stream<Path> files = Files.walk(place)) {
                assertThat(files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()).isLessThan(100_000);
            }
        }
        try (Stream<Path> files = Files.walk(place)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1m", "15m"})
    void theBotsOwnTemplateIsRehearsedEvenIfItDecidesLessOftenThanEveryMinute(String interval) throws IOException {
        String busy = new String(Rehearsal.class.getResourceAsStream("/plutarc/botnode/rehearsal.json").readAllBytes(), StandardCharsets.UTF_8);
        TemplateVersion own = new TemplateVersion(new TemplateId("own"), "Own", 1, busy.replace("\"triggerInterval\": \"1m\"", "\"triggerInterval\": \"" + interval + "\""));
        BotConfiguration without = with(Bots.configuration(7, false, Bots.CROSS), Optional.empty());
        int busyAlone = rehearse(without, venue(Bots.SYMBOL, "0.1"));
        assertThat(rehearse(with(without, Optional.of(own)), venue(Bots.SYMBOL, "0.1"))).isGreaterThan(busyAlone + 10);
    }

    private static BotConfiguration with(BotConfiguration like, Optional<TemplateVersion> template) {
        return new BotConfiguration(like.botId(), like.workspaceId(), like.name(), 1, true, like.key(), template, like.riskLimits());
    }
}
