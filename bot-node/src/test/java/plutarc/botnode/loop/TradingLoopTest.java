package plutarc.botnode.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import plutarc.botnode.testing.Bots;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Circumstances;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.Verdict;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeError;
import plutarc.exchanges.ExchangeEvent;

/** What the loop does when it is told, and what keeps it from entering. */
class TradingLoopTest {

    private final SimulatedVenue venue = new SimulatedVenue(7, 0);
    private final TradingLoop loop = new TradingLoop(Bots.BOT, "test", Optional.empty());
    private final List<Output> outputs = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private void take(Input input) {
        now = now.plusMillis(1);
        List<Output> step = loop.accept(now, input);
        outputs.addAll(step);
        step.forEach(venue::carryOut);
    }

    private void configure(boolean paused) {
        take(new Input.LinkUp());
        take(new Input.Configured(Bots.configuration(1, paused, Bots.CROSS), Optional.of(Bots.KEY)));
        drain();
    }

    private void drain() {
        for (Optional<Input> next = venue.next(); next.isPresent(); next = venue.next()) {
            take(next.get());
        }
    }

    private void play(int minutes) {
        for (int i = 0; i < minutes; i++) {
            venue.walk(4);
            venue.closeMinute();
            drain();
            now = now.plusSeconds(2);
            take(new Input.Tick());
            drain();
        }
    }

    private List<BotReport> reports() {
        return outputs.stream().filter(Output.Commit.class::isInstance).flatMap(output -> ((Output.Commit) output).reports().stream()).toList();
    }

    private long entries() {
        return venue.timesPlaced.keySet().stream().filter(id -> id.startsWith("E")).count();
    }

    private boolean holds() {
        long opened = reports().stream().filter(BotReport.PositionOpened.class::isInstance).count();
        return opened > reports().stream().filter(BotReport.TradeClosed.class::isInstance).count();
    }

    private List<String> blockers() {
        return reports().stream().filter(BotReport.CandleEvaluated.class::isInstance).map(report -> (BotReport.CandleEvaluated) report)
                .filter(candle -> candle.decision().startsWith("blocked")).flatMap(candle -> candle.verdicts().stream())
                .filter(verdict -> !verdict.passed() && verdict.role().equals("rule")).map(Verdict::component).distinct().toList();
    }

    private List<InstructionState> progress(InstructionId id) {
        return outputs.stream().filter(Output.Progress.class::isInstance).map(output -> (Output.Progress) output).filter(told -> told.id().equals(id))
                .map(Output.Progress::state).toList();
    }

    @Test
    void aRunningBotEnters() {
        configure(false);
        play(120);
        assertThat(entries()).isPositive();
    }

    @Test
    void aClosedTradeTellsWhatItWasBegunWithAndHowItsOrdersWereCarriedOut() {
        configure(false);
        play(600);
        List<BotReport> told = reports();
        List<Trade> trades = told.stream().filter(BotReport.TradeClosed.class::isInstance).map(report -> ((BotReport.TradeClosed) report).trade()).toList();
        assertThat(trades).isNotEmpty().allSatisfy(trade -> {
            Circumstances more = trade.circumstances().orElseThrow();
            BotReport.PositionOpened opened = told.stream().filter(BotReport.PositionOpened.class::isInstance).map(report -> (BotReport.PositionOpened) report)
                    .filter(report -> report.position().tradeId().equals(trade.tradeId())).findFirst().orElseThrow();
            assertThat(more.currency()).isEqualTo("USDT");
            assertThat(more.equity()).hasValueSatisfying(equity -> assertThat(equity).isPositive());
            assertThat(more.score()).hasValueSatisfying(score -> assertThat(score.abs()).isGreaterThanOrEqualTo(more.threshold().orElseThrow()));
            assertThat(more.initialStop()).isEqualTo(opened.position().stopPrice()).isPresent();
            assertThat(more.initialRisk().orElseThrow()).isEqualByComparingTo(more.initialStop().get().subtract(trade.entryPrice()).abs().multiply(trade.quantity()));
            assertThat(trade.rMultiple().orElseThrow().doubleValue()).isCloseTo(trade.netPnl().doubleValue() / more.initialRisk().get().doubleValue(), within(1e-5));
            assertThat(more.entryLatencyMicros()).hasValueSatisfying(micros -> assertThat(micros).isPositive());
            assertThat(more.makerShare()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        });
    }

    @Test
    void aPausedBotOpensNoPositionAndSaysWhy() {
        configure(true);
        play(120);
        assertThat(entries()).isZero();
        assertThat(blockers()).contains("paused");
    }

    @Test
    void pauseAndResumeByInstructionActAtOnce() {
        configure(false);
        InstructionId pause = new InstructionId("pause");
        take(new Input.Instructed(pause, new Instruction.Pause(), now.plusSeconds(60)));
        play(120);
        assertThat(entries()).isZero();
        assertThat(progress(pause)).startsWith(InstructionState.ACKNOWLEDGED, InstructionState.DONE);
        take(new Input.Instructed(new InstructionId("resume"), new Instruction.Resume(), now.plusSeconds(60)));
        play(120);
        assertThat(entries()).isPositive();
    }

    @Test
    void aFlatBotSleepsWhenToldAndEntersNothingMeanwhile() {
        configure(true);
        play(120);
        InstructionId sleep = new InstructionId("sleep");
        take(new Input.Instructed(sleep, new Instruction.Sleep(), now.plusSeconds(60)));
        take(new Input.Tick());
        assertThat(progress(sleep)).containsExactly(InstructionState.ACKNOWLEDGED, InstructionState.DONE);
    }

    @Test
    void aBotThatHoldsAPositionStaysUpWhenToldToSleepAndSaysWhatItHolds() {
        configure(false);
        while (!holds()) {
            play(1);
        }
        InstructionId sleep = new InstructionId("sleep");
        take(new Input.Instructed(sleep, new Instruction.Sleep(), now.plusSeconds(60)));
        assertThat(progress(sleep)).containsExactly(InstructionState.ACKNOWLEDGED, InstructionState.FAILED);
        long before = entries();
        play(240);
        assertThat(entries()).as("it goes on trading").isGreaterThan(before);
    }

    @Test
    void aBotThatMakesWayForAnotherProcessEndsAndLeavesTheLastWordToTheBackend() {
        configure(false);
        InstructionId update = new InstructionId("update");
        take(new Input.Instructed(update, new Instruction.Update("2"), now.plusSeconds(60)));
        take(new Input.Tick());
        assertThat(progress(update)).containsExactly(InstructionState.ACKNOWLEDGED);
        assertThat(outputs).anyMatch(Output.End.class::isInstance);
    }

    @Test
    void anInstructionThatHasExpiredIsNotBegun() {
        configure(false);
        InstructionId late = new InstructionId("late");
        take(new Input.Instructed(late, new Instruction.Pause(), now.minusSeconds(1)));
        assertThat(progress(late)).containsExactly(InstructionState.EXPIRED);
        play(120);
        assertThat(entries()).isPositive();
    }

    @Test
    void anInstructionThatComesAgainIsAnsweredAndNotExecutedAgain() {
        configure(false);
        InstructionId pause = new InstructionId("pause");
        take(new Input.Instructed(pause, new Instruction.Pause(), now.plusSeconds(60)));
        take(new Input.Instructed(new InstructionId("resume"), new Instruction.Resume(), now.plusSeconds(60)));
        take(new Input.Instructed(pause, new Instruction.Pause(), now.plusSeconds(60)));
        assertThat(progress(pause).getLast()).isEqualTo(InstructionState.DONE);
        play(120);
        assertThat(entries()).isPositive();
    }

    @Test
    void aPositionThatTheBotDidNotOpenIsReportedLeftAloneAndBlocksEntries() {
        venue.position = new BigDecimal("0.03");
        configure(false);
        play(120);
        assertThat(reports()).anyMatch(report -> report instanceof BotReport.Activity activity && activity.kind().equals("position.external"));
        assertThat(venue.timesPlaced).isEmpty();
        assertThat(venue.position).isEqualByComparingTo("0.03");
        assertThat(blockers()).contains("external_position");
    }

    @Test
    void closeAllClosesForeignPositionsToo() {
        venue.position = new BigDecimal("0.03");
        configure(false);
        play(5);
        InstructionId id = new InstructionId("close");
        take(new Input.Instructed(id, new Instruction.CloseAll(), now.plusSeconds(600)));
        play(10);
        assertThat(venue.position).isZero();
        assertThat(progress(id)).contains(InstructionState.DONE);
    }

    @Test
    void aConfigurationOlderThanADayOpensNothing() {
        configure(false);
        take(new Input.LinkDown("gone"));
        now = now.plus(Duration.ofHours(25));
        play(120);
        assertThat(entries()).isZero();
        assertThat(blockers()).contains("stale_configuration");
    }

    @Test
    void aTrailingStopThatIsNotToRestAtTheVenueIsWatchedAndClosedAtMarket() {
        take(new Input.LinkUp());
        take(new Input.Configured(Bots.configuration(1, false, Bots.TRAIL.replace("\"distance_pct\": 0.2", "\"distance_pct\": 0.2, \"native_if_supported\": false")), Optional.of(Bots.KEY)));
        drain();
        play(400);
        List<plutarc.contracts.trading.Trade> trailed = reports().stream().filter(BotReport.TradeClosed.class::isInstance).map(report -> ((BotReport.TradeClosed) report).trade())
                .filter(trade -> trade.exitReason().equals("trailing_stop")).toList();
        assertThat(trailed).isNotEmpty().allSatisfy(trade -> assertThat(trade.exitOrderId()).startsWith("X"));
    }

    @Test
    void aTemplateThatAllowsSeveralEntriesIsTradedWithAsManyEachProtectedByAStopOfItsOwn() {
        take(new Input.LinkUp());
        take(new Input.Configured(Bots.configuration(1, false, Bots.PYRAMID), Optional.of(Bots.KEY)));
        drain();
        play(240);
        assertThat(venue.largest).isGreaterThan(new BigDecimal("0.05")).isLessThanOrEqualTo(new BigDecimal("0.15"));
        List<String> opened = reports().stream().filter(BotReport.PositionOpened.class::isInstance).map(report -> ((BotReport.PositionOpened) report).position().tradeId().value()).toList();
        assertThat(opened).doesNotHaveDuplicates().allSatisfy(trade -> assertThat(venue.timesPlaced.keySet()).anyMatch(id -> id.startsWith("S" + trade)));
    }

    @Test
    void aTemplateMayChangeAtAnyMomentAndTheNextOneIsWarmAtOnce() {
        Random random = new Random(3);
        configure(false);
        long revision = 1;
        for (int i = 0; i < 500; i++) {
            venue.walk(4);
            venue.closeMinute();
            for (Optional<Input> next = venue.next(); next.isPresent(); next = venue.next()) {
                take(next.get());
                boolean closed = next.get() instanceof Input.Venue(ExchangeEvent.CandleClosed candle);
                if (random.nextInt(closed ? 3 : 40) == 0) {
                    revision++;
                    take(new Input.Configured(Bots.configuration(revision, false, revision % 2 == 0 ? Bots.TRAIL : Bots.CROSS), Optional.of(Bots.KEY)));
                }
            }
        }
        assertThat(revision).isGreaterThan(50);
        assertThat(entries()).isPositive();
        assertThat(reports()).filteredOn(report -> report instanceof BotReport.CandleEvaluated candle && candle.decision().equals("warming_up")).isEmpty();
    }

    @Test
    void withoutTheKeysTextTheBotWaitsAndSaysSo() {
        take(new Input.Configured(Bots.configuration(1, false, Bots.CROSS), Optional.empty()));
        take(new Input.HeartbeatDue());
        Output.Heartbeat beat = (Output.Heartbeat) outputs.getLast();
        assertThat(beat.status()).isEqualTo("no_key");
        assertThat(beat.reason().orElseThrow()).contains("memory only");
    }

    @Test
    void aConfigurationIsInForceAtOnceAndAnOlderOneIsIgnored() {
        configure(false);
        take(new Input.Configured(Bots.configuration(3, true, Bots.TRAIL), Optional.of(Bots.KEY)));
        take(new Input.Configured(Bots.configuration(2, false, Bots.CROSS), Optional.of(Bots.KEY)));
        assertThat(outputs.stream().filter(Output.Applied.class::isInstance).map(output -> ((Output.Applied) output).revision())).containsExactly(1L, 3L);
    }

    @Test
    void whatAnOrderRestsOnIsCommittedBeforeItIsSent() {
        configure(false);
        play(120);
        Optional<LoopState> committed = Optional.empty();
        for (Output output : outputs) {
            if (output instanceof Output.Commit commit) {
                committed = commit.state().or(committedOf(committed));
            } else if (output instanceof Output.Place place) {
                String id = place.order().clientOrderId().value();
                assertThat(committed.orElseThrow().symbols().get(Bots.SYMBOL).trades().getFirst().orders()).extracting(OrderState::clientOrderId).contains(id);
            }
        }
    }

    private static Supplier<Optional<LoopState>> committedOf(Optional<LoopState> before) {
        return () -> before;
    }

    private static BotConfiguration limited(long revision, RiskLimits limits, List<String> symbols) {
        BotConfiguration base = Bots.configuration(revision, false, Bots.CROSS);
        BotConfiguration.KeyInUse key = base.key().orElseThrow();
        return new BotConfiguration(base.botId(), base.workspaceId(), base.name(), revision, false, Optional.of(new BotConfiguration.KeyInUse(key.keyId(), key.venue(),
                key.contractType(), key.testnet(), key.active(), symbols.stream().map(symbol -> new Instrument(symbol, true, new BigDecimal("3"), MarginMode.ISOLATED)).toList())),
                base.template(), limits);
    }

    private List<String> activities() {
        return reports().stream().filter(BotReport.Activity.class::isInstance).map(report -> ((BotReport.Activity) report).kind()).toList();
    }

    @Test
    void equityProtectionPausesClosesEverythingAndIsOverOnlyWhenTheVenueShowsItFlatAfterARestartToo() {
        RiskLimits w = Bots.WIDE;
        RiskLimits limits = new RiskLimits(1, 5, Optional.empty(), Optional.empty(), false, Optional.empty(), 60, w.maxLeverage(), w.maxSlippagePct(), 100, 5,
                Optional.of(BigDecimal.ONE), Optional.empty());
        take(new Input.LinkUp());
        take(new Input.Configured(limited(1, limits, List.of(Bots.SYMBOL)), Optional.of(Bots.KEY)));
        drain();
        play(3);
        venue.cash = 98_000; // two percent of the account are gone
        now = now.plusSeconds(61);
        take(new Input.Tick());
        play(3);
        BotReport.RiskLimitBreached breached = reports().stream().filter(BotReport.RiskLimitBreached.class::isInstance).map(BotReport.RiskLimitBreached.class::cast)
                .findFirst().orElseThrow();
        assertThat(breached.limit()).isEqualTo("equityProtectionDrawdownPct");
        assertThat(breached.action()).isEqualTo("pause_and_close_all");
        assertThat(breached.figures()).containsKeys("limit", "value", "equity", "peakEquity");
        play(10);
        assertThat(activities()).contains("risk.flat");
        long before = entries();
        LoopState kept = loop.state();
        TradingLoop next = new TradingLoop(Bots.BOT, "test", Optional.of(kept));
        assertThat(next.accept(now, new Input.HeartbeatDue())).anyMatch(output -> output instanceof Output.Heartbeat beat
                && beat.risk().orElseThrow().halts().stream().anyMatch(halt -> halt.limit().equals("equityProtectionDrawdownPct") && halt.resumable()));
        play(60);
        assertThat(entries()).isEqualTo(before);
        take(new Input.Instructed(new InstructionId("resume"), new Instruction.Resume(), now.plusSeconds(60)));
        play(120);
        assertThat(entries()).isGreaterThan(before);
    }

    @Test
    void venueErrorsPauseEntriesAndFiveCleanMinutesLiftThePause() {
        RiskLimits w = Bots.WIDE;
        RiskLimits limits = new RiskLimits(1, 5, Optional.empty(), Optional.empty(), false, Optional.empty(), 60, w.maxLeverage(), w.maxSlippagePct(), 3, 5, Optional.empty(),
                Optional.empty());
        take(new Input.LinkUp());
        take(new Input.Configured(limited(1, limits, List.of(Bots.SYMBOL)), Optional.of(Bots.KEY)));
        drain();
        play(2);
        for (int i = 0; i < 3; i++) {
            take(new Input.SnapshotUnavailable(ExchangeError.of(ErrorReason.UNREACHABLE, "lost")));
        }
        assertThat(reports()).anyMatch(report -> report instanceof BotReport.RiskLimitBreached breached && breached.limit().equals("apiErrorThreshold")
                && breached.figures().get("value").intValue() == 3);
        long before = entries();
        play(100); // two seconds each: less than five minutes
        assertThat(entries()).isEqualTo(before);
        now = now.plus(Duration.ofMinutes(5));
        take(new Input.Tick());
        assertThat(activities()).contains("risk.lifted");
        play(120);
        assertThat(entries()).isGreaterThan(before);
    }

    @Test
    void anInstrumentThatIsTakenOffTheListIsManagedToItsExitAndThenGivenUpByALaterProcessToo() {
        configure(false);
        for (int i = 0; i < 200 && venue.position.signum() == 0; i++) {
            play(1);
        }
        assertThat(venue.position).isNotZero();
        take(new Input.Configured(limited(2, Bots.WIDE, List.of()), Optional.of(Bots.KEY)));
        assertThat(activities()).contains("asset.leaving");
        long before = entries();
        TradingLoop next = new TradingLoop(Bots.BOT, "test", Optional.of(loop.state()));
        assertThat(next.state().symbols().get(Bots.SYMBOL).trades()).isNotEmpty();
        play(300);
        assertThat(venue.position).isZero();
        assertThat(entries()).isEqualTo(before);
        assertThat(activities()).contains("asset.left");
        assertThat(outputs).anyMatch(output -> output instanceof Output.Unsubscribe gone && gone.symbol().equals(Bots.SYMBOL));
    }
}
