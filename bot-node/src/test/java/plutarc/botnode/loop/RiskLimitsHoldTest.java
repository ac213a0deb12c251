package plutarc.botnode.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import plutarc.botnode.BotNodeJson;
import plutarc.botnode.testing.Bots;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.workspace.WorkspaceId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random markets, templates, limits that change while the bot runs, refusals, time-outs, broken connections and processes that die: no entry goes beyond a risk
 * limit, by the opinion of {@link LimitTwin}, and every position comes to its exit whatever the limits say. A failure names its seed.
 */
class RiskLimitsHoldTest {

    private static final JsonMapper JSON = BotNodeJson.mapper();
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
    private static final List<String> TEMPLATES = List.of(Bots.CROSS, Bots.TRAIL, Bots.REVERSE, Bots.CHANDELIER,
            Bots.CHANDELIER.replace("\"pyramiding\": 1", "\"pyramiding\": 3"));

    /** One bot's run over one market. */
    private static final class Run {
        final Random random;
        final SimulatedMarket market;
        final LimitTwin twin = new LimitTwin();
        double crashes;
        TradingLoop loop;
        Optional<LoopState> committed = Optional.empty();
        RiskLimits limits;
        String template;
        long revision;
        int instructions;
        boolean paused;
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        Run(long seed) {
            random = new Random(seed);
            market = new SimulatedMarket(seed, random.nextInt(3) == 0 ? 0 : 0.12 * random.nextDouble(), 1_500, Instant.parse("2022-01-01T21:30:00Z"), SYMBOLS);
            crashes = random.nextInt(3) == 0 ? 0 : 0.004;
            limits = someLimits();
            template = TEMPLATES.get(random.nextInt(TEMPLATES.size()));
            revision = 1;
            born();
        }

        private void born() {
            loop = new TradingLoop(Bots.BOT, "test", committed.map(state -> JSON.readValue(JSON.writeValueAsBytes(state), LoopState.class)));
            twin.reborn();
            take(new Input.LinkUp());
            configure();
        }

        void configure() {
            take(new Input.Configured(new BotConfiguration(Bots.BOT, new WorkspaceId("workspace-1"), "Test bot", revision, paused,
                    Optional.of(new BotConfiguration.KeyInUse(Bots.KEY, Venue.PAPER, ContractType.LINEAR, false, true,
                            SYMBOLS.stream().map(symbol -> new Instrument(symbol, true, new BigDecimal("20"), MarginMode.ISOLATED)).toList())),
                    Optional.of(new TemplateVersion(new TemplateId("template-1"), "Test", (int) revision, template)), limits), Optional.of(Bots.KEY)));
        }

        private RiskLimits someLimits() {
            return new RiskLimits(1 + random.nextInt(3), 1 + random.nextInt(4), some(0.2 + random.nextDouble()), some(0.5 + 3 * random.nextDouble()), random.nextBoolean(),
                    random.nextInt(3) == 0 ? Optional.empty() : Optional.of(2 + random.nextInt(3)), random.nextInt(4) == 0 ? 0 : 5 + random.nextInt(20),
                    BigDecimal.valueOf(1 + random.nextInt(25)), new BigDecimal(random.nextBoolean() ? "0.5" : "0.05"), 1 + random.nextInt(8), 1 + random.nextInt(30),
                    some(1 + 5 * random.nextDouble()), random.nextInt(3) == 0 ? Optional.of(BigDecimal.valueOf(1_450 + random.nextInt(60))) : Optional.empty());
        }

        private Optional<BigDecimal> some(double value) {
            return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(value));
        }

        /** A process dies before anything of a step is carried out, or after all of it; what it was about to remember is lost with it. */
        void take(Input input) {
            now = now.plusMillis(1);
            List<Output> outputs = loop.accept(now, input);
            if (random.nextDouble() < crashes && outputs.stream().noneMatch(Output.Applied.class::isInstance)) {
                market.disconnect();
                born();
                return;
            }
            twin.hears(input);
            for (Output output : outputs) {
                switch (output) {
                    case Output.Commit commit -> {
                        committed = commit.state().or(() -> committed);
                        commit.reports().forEach(report -> twin.reports(report, now));
                    }
                    case Output.Prepare prepare -> {
                        twin.prepared(prepare, limits);
                        market.carryOut(prepare);
                    }
                    case Output.Place place -> {
                        twin.sends(place.order(), limits, now);
                        market.carryOut(place);
                    }
                    case Output other -> market.carryOut(other);
                }
            }
        }

        void drain() {
            for (Optional<Input> next = market.next(); next.isPresent(); next = market.next()) {
                take(next.get());
            }
        }

        void minute() {
            for (int i = 0; i < 4; i++) {
                market.walk();
                for (int k = random.nextInt(20); k > 0; k--) {
                    market.next().ifPresent(this::take);
                }
                if (random.nextInt(60) == 0) {
                    market.interrupt();
                }
                now = now.plusSeconds(15);
                take(new Input.Tick());
            }
            market.closeMinute();
            if (random.nextInt(5) > 0) {
                drain();
            }
            switch (random.nextInt(60)) {
                case 0 -> {
                    limits = someLimits();
                    revision++;
                    configure();
                }
                case 1 -> instruct(new Instruction.Resume());
                case 2 -> instruct(new Instruction.Pause());
                case 3 -> instruct(new Instruction.ClosePosition(SYMBOLS.get(random.nextInt(3))));
                default -> { }
            }
        }

        void instruct(Instruction instruction) {
            InstructionId id = new InstructionId("i" + instructions++);
            take(new Input.Instructed(id, instruction, now.plusSeconds(60)));
            if (loop.state().instructions().stream().noneMatch(taken -> taken.id().equals(id))) {
                return; // the process died before it took it
            }
            switch (instruction) {
                case Instruction.Pause pause -> twin.paused(true);
                case Instruction.Resume resume -> twin.resumed();
                case Instruction other -> { }
            }
        }

        /** The market goes on, the venue works, nobody may enter: every position must come to its exit by itself. */
        boolean comesToItsExits() {
            market.faultless();
            crashes = 0;
            instruct(new Instruction.Pause());
            while (loop.state().pauseOverride().isEmpty()) {
                instruct(new Instruction.Pause());
            }
            for (int i = 0; i < 1_200; i++) {
                market.walk();
                now = now.plusSeconds(15);
                take(new Input.Tick());
                if (i % 4 == 3) {
                    market.closeMinute();
                }
                drain();
                if (i > 40 && market.flat()) {
                    return true;
                }
            }
            return false;
        }

        String held() {
            return loop.state().symbols().toString() + market.venues().stream().map(venue -> venue.symbol + " " + venue.position + " at " + venue.price()).toList();
        }
    }

    /** In this run a trade's stop fills while its exit is under way, and the exit closes another trade of the same symbol. */
    @Example
    void limitsHoldWhereATradesStopAndItsExitBothFill() {
        noEntryGoesBeyondALimitAndNoLimitPreventsAnExit(-10018735);
    }

    /** In this run two answers that were asked for before an entry's fill come after it, and neither shows the position. */
    @Example
    void aPositionIsNotTakenForGoneByAnswersThatAreOlderThanItsFill() {
        noEntryGoesBeyondALimitAndNoLimitPreventsAnExit(-4572536264291735860L);
    }

    @Property(tries = 15)
    void noEntryGoesBeyondALimitAndNoLimitPreventsAnExit(@ForAll long seed) {
        Run run = new Run(seed);
        for (int i = 0; i < 180; i++) {
            run.minute();
        }
        assertThat(run.twin.wrongs).isEmpty();
        assertThat(run.comesToItsExits()).as(() -> "every position came to its exit: " + run.held()).isTrue();
        assertThat(run.twin.wrongs).isEmpty();
        assertThat(run.market.timesPlaced()).allSatisfy((id, times) -> assertThat(times).as("times that order %s was sent", id).isEqualTo(1));
        run.twin.reached.forEach((limit, times) -> Statistics.label("limits reached").collect(limit));
        Statistics.label("runs with entries").collect(run.twin.entries > 0);
    }
}
