package plutarc.commandside.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.OURS;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.bot.VenueTime;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.risk.RiskLimits;
import plutarc.strategy.session.TradingSchedule;
import plutarc.strategy.template.TradingSession;

/** Whatever is asked of a bot, in whatever order: it moves only along the table, and its history never contradicts itself. */
class RandomLifeTest {
    private static final BotId BOT = new BotId("alpha");

    /** One thing that may be asked, out of order, twice, or about a former deployment. */
    record Asked(int kind, int instruction, InstructionState progress, boolean stale) {
    }

    @Property(tries = 1000)
    void aBotMovesOnlyAlongTheTable(@ForAll("anything") List<Asked> asked) {
        var bot = apply(null, Living.deploy(new DeployBot(BOT, OURS, "Alpha", RegionId.LOCAL), "Alpha", new DeploymentId("d0")));
        var reached = new HashMap<InstructionId, InstructionState>();
        int deployments = 0;
        for (var each : asked) {
            List<BotEvent> events;
            try {
                events = decide(bot, each, "d" + ++deployments);
            } catch (RefusedException refused) {
                assertThat(refused.refusal().code()).startsWith("bot.");
                continue;
            }
            var before = bot;
            bot = apply(bot, events);
            if (bot.state() == BotState.PAUSED || bot.state() == BotState.ONLINE) {
                assertThat(bot.current().paused()).isEqualTo(bot.state() == BotState.PAUSED);
            }
            checkConfiguration(before, bot, events);
            checkCharge(before, bot, events);
            events.forEach(event -> checkInstruction(reached, event));
        }
    }

    private static List<BotEvent> decide(BotFacts bot, Asked asked, String nextDeployment) {
        var deployment = asked.stale() ? new DeploymentId("stale") : bot.deploymentId();
        var id = new InstructionId("i" + asked.instruction());
        var now = Instant.EPOCH;
        return switch (asked.kind()) {
            case 0 -> Living.redeploy(bot, new DeploymentId(nextDeployment), now);
            case 1 -> Living.provisioned(bot, new RecordInstanceProvisioned(BOT, deployment, new Instance("local", RegionId.LOCAL, "127.1.0.1", nextDeployment)));
            case 2 -> Living.provisioningFailed(bot, new RecordProvisioningFailed(BOT, deployment, "no"), now);
            case 3, 4 -> Living.confirmOnline(bot, new ConfirmBotOnline(BOT, deployment, asked.instruction() < 8 ? "1" : "2"));
            case 5 -> Living.markOffline(bot, new MarkBotOffline(BOT, deployment, now));
            case 6 -> Living.markFailed(bot, new MarkBotFailed(BOT, deployment, "no"));
            case 7 -> Instructing.instruct(bot, id, new Instruction.Pause(), now);
            case 8 -> Instructing.instruct(bot, id, new Instruction.Resume(), now);
            case 9 -> Instructing.instruct(bot, id, new Instruction.CloseAll(), now);
            case 10 -> Instructing.stop(bot, id, now);
            case 11, 12 -> Instructing.progress(bot, new RecordInstructionProgress(BOT, id, asked.progress(), Optional.empty()));
            case 13 -> Instructing.expire(bot, id);
            case 14 -> Living.released(bot, new RecordInstanceReleased(BOT, deployment), now);
            case 15 -> Configuring.rename(bot, "Name " + asked.instruction());
            case 16 -> Configuring.setRiskLimits(bot, RiskLimits.DEFAULTS);
            case 17, 18 -> review(bot, asked, now);
            case 19 -> Resting.wake(bot, new WakeBot(BOT, asked.instruction()), now);
            case 20 -> Replacing.restart(bot, new RestartBot(BOT, id), now.plus(Duration.ofHours(asked.instruction())));
            case 21 -> Replacing.update(bot, new UpdateBot(BOT, id, "2"), List.of("2", "1"), now);
            case 22 -> Replacing.begun(bot, new RecordReplacementBegun(BOT, deployment, replaced(bot, id)));
            case 23 -> Living.replacementFailed(bot, new RecordReplacementFailed(BOT, deployment, replaced(bot, id), asked.stale(), "no"));
            case 24 -> Instructing.progress(bot, new RecordInstructionProgress(BOT, bot.rest().falling().map(Rest.Falling::instructionId).orElse(id), asked.progress(),
                    Optional.empty()));
            case 25 -> Living.released(bot, new RecordInstanceReleased(BOT, deployment), now);
            default -> Living.alert(bot, new RaiseOfflineAlert(BOT, deployment, now));
        };
    }

    private static InstructionId replaced(BotFacts bot, InstructionId other) {
        return bot.replacement().map(Replacement::instructionId).orElse(other);
    }

    /** Sessions from 06:00 to 12:00, looked at at any hour, flat or not. */
    private static List<BotEvent> review(BotFacts bot, Asked asked, Instant now) {
        var schedule = TradingSchedule.of(asked.instruction() == 12 ? List.of()
                : List.of(new TradingSession("s", EnumSet.allOf(DayOfWeek.class), 360, 720, true)));
        var command = new ReviewSchedule(BOT, VenueTime.wall(now.plus(Duration.ofHours(2L * asked.instruction()))), Duration.ofMinutes(5), Duration.ofSeconds(10));
        return Resting.review(bot, schedule, command, asked.stale() ? List.of("BTCUSDT") : List.of(), now.plus(Duration.ofHours(2L * asked.instruction()))).events();
    }

    private static BotFacts apply(BotFacts bot, List<BotEvent> events) {
        var facts = bot;
        for (var event : events) {
            var before = facts;
            facts = facts == null ? BotFacts.first((BotDeployed) event) : facts.after(event);
            if (before != null && before.state() != facts.state()) {
                checkMove(before, facts);
            }
        }
        return facts;
    }

    private static void checkMove(BotFacts before, BotFacts after) {
        assertThat(before.state() == after.state() || BotTransitions.ALL.stream()
                .anyMatch(row -> row.from().equals(Optional.of(before.state())) && row.to() == after.state()))
                .as(before.state() + " to " + after.state()).isTrue();
    }

    private static void checkConfiguration(BotFacts before, BotFacts after, List<BotEvent> events) {
        long changes = events.stream().filter(BotConfigurationChanged.class::isInstance).count();
        assertThat(changes).isLessThanOrEqualTo(1);
        assertThat(after.current().revision()).isEqualTo(before.current().revision() + changes);
        assertThat(before.current().equals(after.current())).isEqualTo(changes == 0);
    }

    /** What is charged begins and ends with the instance: one that is gone was released, and none is released twice. */
    private static void checkCharge(BotFacts before, BotFacts after, List<BotEvent> events) {
        long released = events.stream().filter(InstanceReleased.class::isInstance).count();
        boolean gone = before.instance().isPresent() && (after.instance().isEmpty() || !after.deploymentId().equals(before.deploymentId()));
        assertThat(released).isLessThanOrEqualTo(1);
        assertThat(!gone || released == 1).as("%s", events).isTrue();
        assertThat(after.instance().isPresent() && EnumSet.of(BotState.SLEEPING, BotState.STOPPED).contains(after.state())).isFalse();
    }

    private static void checkInstruction(Map<InstructionId, InstructionState> reached, BotEvent event) {
        if (event instanceof InstructionQueued queued) {
            assertThat(reached.put(queued.instructionId(), InstructionState.QUEUED)).as("queued twice").isNull();
        }
        if (event instanceof InstructionProgressed progressed) {
            var former = reached.put(progressed.instructionId(), progressed.state());
            assertThat(former).isNotNull().isLessThan(progressed.state());
            assertThat(former.isFinal()).isFalse();
        }
    }

    @Provide
    Arbitrary<List<Asked>> anything() {
        var states = Arbitraries.of(InstructionState.values());
        var stale = Arbitraries.integers().between(0, 9).map(it -> it == 0);
        return net.jqwik.api.Combinators.combine(Arbitraries.integers().between(0, 26), Arbitraries.integers().between(0, 12), states, stale).as(Asked::new)
                .list().ofMaxSize(80);
    }
}
