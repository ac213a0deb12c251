package plutarc.commandside.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.OURS;

import java.time.Instant;
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
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.risk.RiskLimits;

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
            events.forEach(event -> checkInstruction(reached, event));
        }
    }

    private static List<BotEvent> decide(BotFacts bot, Asked asked, String nextDeployment) {
        var deployment = asked.stale() ? new DeploymentId("stale") : bot.deploymentId();
        var id = new InstructionId("i" + asked.instruction());
        var now = Instant.EPOCH;
        return switch (asked.kind()) {
            case 0 -> Living.redeploy(bot, new DeploymentId(nextDeployment));
            case 1 -> Living.provisioned(bot, new RecordInstanceProvisioned(BOT, deployment, new Instance("local", RegionId.LOCAL, "127.1.0.1", nextDeployment)));
            case 2 -> Living.provisioningFailed(bot, new RecordProvisioningFailed(BOT, deployment, "no"));
            case 3, 4 -> Living.confirmOnline(bot, new ConfirmBotOnline(BOT, deployment, "1"));
            case 5 -> Living.markOffline(bot, new MarkBotOffline(BOT, deployment, now));
            case 6 -> Living.markFailed(bot, new MarkBotFailed(BOT, deployment, "no"));
            case 7 -> Instructing.instruct(bot, id, new Instruction.Pause(), now);
            case 8 -> Instructing.instruct(bot, id, new Instruction.Resume(), now);
            case 9 -> Instructing.instruct(bot, id, new Instruction.CloseAll(), now);
            case 10 -> Instructing.stop(bot, id, now);
            case 11, 12 -> Instructing.progress(bot, new RecordInstructionProgress(BOT, id, asked.progress(), Optional.empty()));
            case 13 -> Instructing.expire(bot, id);
            case 14 -> Living.released(bot, new RecordInstanceReleased(BOT, deployment));
            case 15 -> Configuring.rename(bot, "Name " + asked.instruction());
            default -> Configuring.setRiskLimits(bot, RiskLimits.DEFAULTS);
        };
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
        return net.jqwik.api.Combinators.combine(Arbitraries.integers().between(0, 16), Arbitraries.integers().between(0, 12), states, stale).as(Asked::new)
                .list().ofMaxSize(60);
    }
}
