package plutarc.botnode.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plutarc.botnode.testing.Bots;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Severity;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeError;

/** What the venue does not grant or does not have: told in the feed once, and the bot goes on. */
class VenueTermsTest {

    private final SimulatedVenue venue = new SimulatedVenue(7, 0);
    private final TradingLoop loop = new TradingLoop(Bots.BOT, "test", Optional.empty());
    private final List<Output> outputs = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private void take(Input input) {
        now = now.plusMillis(1);
        List<Output> step = loop.accept(now, input);
        outputs.addAll(step);
        step.forEach(venue::carryOut);
        for (Optional<Input> next = venue.next(); next.isPresent(); next = venue.next()) {
            take(next.get());
        }
    }

    private void configure(BotConfiguration configuration) {
        take(new Input.LinkUp());
        take(new Input.Configured(configuration, Optional.of(Bots.KEY)));
    }

    private void play(int minutes) {
        for (int i = 0; i < minutes; i++) {
            venue.walk(4);
            venue.closeMinute();
            now = now.plusSeconds(2);
            take(new Input.Tick());
        }
    }

    private List<BotReport.Activity> told(String kind) {
        return outputs.stream().filter(Output.Commit.class::isInstance).flatMap(output -> ((Output.Commit) output).reports().stream())
                .filter(BotReport.Activity.class::isInstance).map(BotReport.Activity.class::cast).filter(line -> line.kind().equals(kind)).toList();
    }

    private boolean entered() {
        return venue.timesPlaced.keySet().stream().anyMatch(id -> id.startsWith("E"));
    }

    private void assertOnline() {
        assertThat(outputs.stream().filter(Output.End.class::isInstance)).as("ended").isEmpty();
    }

    @Test
    void aRefusedLeverageIsToldOnceAndNothingIsOpenedUntilItIsGranted() {
        venue.leverageRefused = Optional.of(ExchangeError.of(ErrorReason.LEVERAGE_NOT_ALLOWED, "at most 2x for this account"));
        configure(Bots.configuration(1, false, Bots.CROSS));
        play(120);
        assertThat(told("exchange.leverage_rejected")).singleElement().satisfies(line -> {
            assertThat(line.severity()).isEqualTo(Severity.WARNING);
            assertThat(line.message()).contains("leverage 3 on BTCUSDT was refused", "at most 2x for this account");
        });
        assertThat(entered()).isFalse();
        assertOnline();
        venue.leverageRefused = Optional.empty();
        play(120);
        assertThat(entered()).as("asked for again from time to time").isTrue();
    }

    @Test
    void aRefusedMarginModeIsToldOnceAndTheVenuesStays() {
        venue.marginModeRefused = Optional.of(ExchangeError.of(ErrorReason.MARGIN_MODE_NOT_ALLOWED, "this account is cross only"));
        configure(Bots.configuration(1, false, Bots.CROSS));
        play(120);
        assertThat(told("exchange.margin_mode_rejected")).singleElement().satisfies(line -> assertThat(line.message()).contains("margin mode isolated on BTCUSDT", "cross only"));
        assertThat(entered()).isTrue();
    }

    @Test
    void aTemplateThatNeedsAnIntervalThatTheVenueLacksIsToldOnceAndTheBotStaysOnline() {
        configure(Bots.configuration(1, false, Bots.CROSS.replace("\"components\": [",
                "\"components\": [{\"component\": \"htf_trend\", \"role\": \"filter\", \"interval\": \"1d\", \"params\": {\"ema\": 200, \"confirm_bars\": 1}},")));
        play(120);
        assertThat(told("exchange.interval_unavailable")).singleElement().satisfies(line -> {
            assertThat(line.severity()).isEqualTo(Severity.WARNING);
            assertThat(line.message()).contains("no candles of 1d", "BTCUSDT");
        });
        assertThat(entered()).isFalse();
        assertOnline();
    }

    @Test
    void anInstrumentThatIsAddedWhileTheBotRunsJoins() {
        configure(listed(1, List.of()));
        play(10);
        assertThat(entered()).isFalse();
        configure(listed(2, List.of(new Instrument(Bots.SYMBOL, true, new BigDecimal("3"), MarginMode.ISOLATED))));
        play(120);
        assertThat(told("asset.joined")).singleElement().satisfies(line -> assertThat(line.message()).contains("BTCUSDT is traded from now on"));
        assertThat(entered()).isTrue();
    }

    private static BotConfiguration listed(long revision, List<Instrument> instruments) {
        BotConfiguration base = Bots.configuration(revision, false, Bots.CROSS);
        BotConfiguration.KeyInUse key = base.key().orElseThrow();
        return new BotConfiguration(base.botId(), base.workspaceId(), base.name(), revision, false,
                Optional.of(new BotConfiguration.KeyInUse(key.keyId(), key.venue(), key.contractType(), key.testnet(), key.active(), instruments)), base.template(), base.riskLimits());
    }
}
