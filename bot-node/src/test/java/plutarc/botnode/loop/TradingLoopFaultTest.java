package plutarc.botnode.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import plutarc.botnode.BotNodeJson;
import plutarc.botnode.testing.Bots;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Trade;
import tools.jackson.databind.json.JsonMapper;

/** The loop against a venue that loses things, with the process dying between any two outputs: what it must never do, it never does. */
class TradingLoopFaultTest {

    private static final JsonMapper JSON = BotNodeJson.mapper();

    /** One life of a bot after another over one venue. */
    private static final class Life {
        final SimulatedVenue venue;
        final Random random;
        final List<BotReport> reports = new ArrayList<>();
        final List<String> log = new ArrayList<>();
        final Map<InstructionId, InstructionState> progress = new HashMap<>();
        final String template;
        double crashes;
        Optional<LoopState> committed = Optional.empty();
        TradingLoop loop;
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        int deaths;

        Life(long seed, double faults, double crashes, String template) {
            this.venue = new SimulatedVenue(seed, faults);
            this.random = new Random(seed + 1);
            this.crashes = crashes;
            this.template = template;
            born();
        }

        private void born() {
            loop = new TradingLoop(Bots.BOT, "test", committed.map(state -> JSON.readValue(JSON.writeValueAsBytes(state), LoopState.class)));
            take(new Input.LinkUp());
            take(new Input.Configured(Bots.configuration(1, false, template), Optional.of(Bots.KEY)));
        }

        void take(Input input) {
            now = now.plusMillis(1);
            List<Output> outputs = loop.accept(now, input);
            int dies = random.nextDouble() < crashes ? random.nextInt(outputs.size() + 1) : Integer.MAX_VALUE;
            for (int i = 0; i < outputs.size() && i < dies; i++) {
                switch (outputs.get(i)) {
                    case Output.Commit commit -> {
                        committed = commit.state().or(() -> committed);
                        reports.addAll(commit.reports());
                    }
                    case Output.Progress told -> progress.put(told.id(), told.state());
                    case Output other -> venue.carryOut(other);
                }
            }
            if (dies != Integer.MAX_VALUE) {
                deaths++;
                venue.disconnect();
                born();
            }
        }

        void drain() {
            for (Optional<Input> next = venue.next(); next.isPresent(); next = venue.next()) {
                take(next.get());
            }
        }

        void minute(double interruptions) {
            for (int i = 0; i < 4; i++) {
                venue.walk(1);
                for (int k = random.nextInt(6); k > 0; k--) {
                    venue.next().ifPresent(this::take);
                }
                if (random.nextDouble() < interruptions) {
                    venue.interrupt();
                }
                now = now.plusMillis(250);
                take(new Input.Tick());
            }
            venue.closeMinute();
            if (random.nextInt(4) > 0) {
                drain();
            }
        }

        /** Everything on its way arrives, time passes, and whatever is still held is closed on instruction. */
        void settle() {
            crashes = 0;
            quiet();
            InstructionId id = new InstructionId("close-" + now.toEpochMilli());
            for (int i = 0; i < 60 && progress.get(id) != InstructionState.DONE; i++) {
                take(new Input.Instructed(id, new Instruction.CloseAll(), now.plus(Duration.ofHours(1))));
                quiet();
            }
            assertThat(progress.get(id)).as("close-all").isEqualTo(InstructionState.DONE);
            for (int i = 0; i < 20; i++) {
                quiet();
                now = now.plusSeconds(61);
            }
        }

        private void quiet() {
            for (int i = 0; i < 12; i++) {
                drain();
                now = now.plusSeconds(2);
                take(new Input.Tick());
            }
            drain();
        }

        List<Trade> trades() {
            return reports.stream().filter(BotReport.TradeClosed.class::isInstance).map(report -> ((BotReport.TradeClosed) report).trade()).toList();
        }
    }

    private static void holds(Life life) {
        holds(life, "0.05");
    }

    private static void holds(Life life, String atMost) {
        SimulatedVenue venue = life.venue;
        assertThat(venue.wrongs).isEmpty();
        assertThat(venue.timesPlaced).allSatisfy((id, times) -> assertThat(times).as("times that order %s was sent", id).isEqualTo(1));
        assertThat(venue.timesPlaced.keySet().stream().filter(id -> id.startsWith("E")).map(id -> id.substring(1, 22))).as("decisions entered").doesNotHaveDuplicates();
        assertThat(venue.largest).as("largest position").isLessThanOrEqualTo(new BigDecimal(atMost));
        assertThat(venue.position).as("position in the end").isEqualByComparingTo("0");
        assertThat(venue.restsNothing()).as("nothing rests at the venue").isTrue();
        Map<String, BigDecimal> reported = new HashMap<>();
        for (Trade trade : life.trades()) {
            assertThat(reported.put(trade.tradeId().value(), trade.quantity().stripTrailingZeros())).as("trade %s reported before", trade.tradeId()).isNull();
        }
        Map<String, BigDecimal> entered = new HashMap<>();
        venue.entered().forEach((trade, quantity) -> entered.put(trade, quantity.stripTrailingZeros()));
        assertThat(reported).as("trades reported, with their quantities").isEqualTo(entered);
    }

    @Property(tries = 150)
    void neitherFaultsNorCrashesDoubleLoseOrInventAnything(@ForAll long seed) {
        Life life = new Life(seed, 0.08, 0.01, Bots.CROSS);
        for (int i = 0; i < 150; i++) {
            life.minute(0.05);
        }
        life.settle();
        holds(life);
    }

    @Property(tries = 60)
    void stopsThatMoveSurviveFaultsAndCrashes(@ForAll long seed) {
        Life life = new Life(seed, 0.05, 0.01, Bots.TRAIL);
        for (int i = 0; i < 150; i++) {
            life.minute(0.05);
        }
        life.settle();
        holds(life);
    }

    @Property(tries = 60)
    void severalEntriesAtOnceSurviveFaultsAndCrashes(@ForAll long seed) {
        Life life = new Life(seed, 0.05, 0.01, Bots.PYRAMID);
        for (int i = 0; i < 150; i++) {
            life.minute(0.05);
        }
        life.settle();
        holds(life, "0.15");
    }

    @Property(tries = 20)
    void withoutFaultsEveryTradeIsReportedOnce(@ForAll long seed) {
        Life life = new Life(seed, 0, 0, Bots.CROSS);
        for (int i = 0; i < 200; i++) {
            life.minute(0);
        }
        life.settle();
        holds(life);
        assertThat(life.deaths).isZero();
        assertThat(life.trades()).isNotEmpty();
    }

    @Property(tries = 10)
    void theSameInputsAtTheSameInstantsGiveTheSameOutputs(@ForAll long seed) {
        Life life = new Life(seed, 0.05, 0, Bots.TRAIL);
        TradingLoop replayed = new TradingLoop(Bots.BOT, "test", Optional.empty());
        TradingLoop original = life.loop;
        List<Input> inputs = List.of(new Input.LinkUp(), new Input.Configured(Bots.configuration(1, false, Bots.TRAIL), Optional.of(Bots.KEY)));
        Instant at = Instant.parse("2026-01-01T00:00:00.001Z");
        for (Input input : inputs) {
            replayed.accept(at, input);
            at = at.plusMillis(1);
        }
        for (int i = 0; i < 600; i++) {
            if (i % 4 == 0) {
                life.venue.walk(2);
            }
            if (i % 8 == 0) {
                life.venue.closeMinute();
            }
            life.now = life.now.plusMillis(100);
            Input input = life.venue.next().orElse(new Input.Tick());
            List<Output> first = original.accept(life.now, input);
            assertThat(replayed.accept(life.now, input)).isEqualTo(first);
            first.forEach(life.venue::carryOut);
        }
    }
}
