package plutarc.queryside.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.bot.SessionWindow;
import plutarc.contracts.bot.WakeCause;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.workspace.WorkspaceId;

/** What a bot's card, its deployments and its activity say of its life. */
class BotLifeViewTest {
    private static final BotId BOT = new BotId("alpha");
    private static final WorkspaceId OURS = new WorkspaceId("ours");
    private static final DeploymentId FIRST = new DeploymentId("first");
    private static final DeploymentId SECOND = new DeploymentId("second");
    private static final Instance HERE = new Instance("local", RegionId.LOCAL, "127.1.0.1", "1");
    private static final SessionWindow NEXT = new SessionWindow(Instant.parse("2026-01-02T13:30:00Z"), Instant.parse("2026-01-02T20:00:00Z"));
    private static final Actor SYSTEM = new Actor(ActorKind.SYSTEM, "schedule");
    private static final InstructionId ID = new InstructionId("i");
    private final List<BotEvent> life = new ArrayList<>();

    @Test
    void aSleepingBotHasNoInstanceKeepsItsAddressAndSaysUntilWhen() {
        var bot = after(deployed(), asleep());
        assertThat(bot.state()).isEqualTo(BotState.SLEEPING);
        assertThat(bot.instance()).isEmpty();
        assertThat(bot.life().address()).contains("127.1.0.1");
        assertThat(bot.life().session()).contains(NEXT);
        assertThat(bot.stateReason()).contains("Until the session at 2026-01-02 13:30:00 UTC.");
    }

    @Test
    void aWakingBotSaysWhy() {
        var bot = after(deployed(), asleep(), woken(WakeCause.SESSION, Optional.empty()));
        assertThat(bot.state()).isEqualTo(BotState.WAKING);
        assertThat(bot.deploymentId()).contains(SECOND);
        assertThat(bot.stateReason()).contains("Its session begins at 2026-01-02 13:30:00 UTC.");
    }

    @Test
    void anUpdateThatIsUnderWayAndOneThatGoesBackAreSaidAndOverWhenTheBotIsOnline() {
        var update = List.<BotEvent>of(new BotUpdateRequested(BOT, OURS, FIRST, RegionId.LOCAL, ID, Optional.of("1"), "2"));
        assertThat(after(deployed(), update).life().replacing()).contains("update");
        var back = List.<BotEvent>of(new BotUpdateRolledBack(BOT, OURS, FIRST, ID, Optional.of("1"), "2", "it dies"));
        life.clear();
        assertThat(after(deployed(), update, back).stateReason()).contains("Going back to version 1: version 2 did not run.");
        life.clear();
        var online = after(deployed(), update, back, List.of(online()));
        assertThat(online.life().replacing()).isEmpty();
        assertThat(online.stateReason()).isEmpty();
    }

    @Test
    void everyInstanceIsADeploymentWithItsCauseAndItsEnd() {
        after(deployed(), asleep(), woken(WakeCause.REQUESTED, Optional.of(at(99))));
        var first = deployment(FIRST);
        assertThat(first.cause()).isEqualTo("deployed");
        assertThat(first.outcome()).contains("slept");
        assertThat(first.onlineAt()).contains(at(2));
        assertThat(first.releasedAt()).contains(Instant.EPOCH.plusSeconds(40));
        assertThat(deployment(SECOND).cause()).isEqualTo("requested");
        assertThat(deployment(SECOND).outcome()).isEmpty();
    }

    @Test
    void aFailedDeploymentThatIsReplacedKeepsItsReason() {
        after(deployed(), List.of(new BotFailed(BOT, OURS, FIRST, "no clock"), new InstanceReleased(BOT, OURS, FIRST, at(9)),
                new BotDeployed(BOT, OURS, SECOND, "Alpha", RegionId.LOCAL)));
        assertThat(deployment(FIRST).outcome()).contains("failed");
        assertThat(deployment(FIRST).reason()).contains("no clock");
        assertThat(deployment(FIRST).releasedAt()).contains(at(9));
    }

    @Test
    void everyStepOfALifeIsALineWithItsCause() {
        assertThat(sentence(new BotSleepPostponed(BOT, OURS, FIRST, "positions are open: BTCUSDT"))).isEqualTo("Its session is over, but it stays up: positions are open: BTCUSDT.");
        assertThat(sentence(new BotFellAsleep(BOT, OURS, FIRST, NEXT))).contains("released", "2026-01-02 13:30:00 UTC to 2026-01-02 20:00:00 UTC");
        assertThat(sentence((BotEvent) woken(WakeCause.NO_SESSIONS, Optional.empty()).getFirst())).isEqualTo("Waking. Its template has no session any more that ends.");
        assertThat(sentence(new BotUpdateRolledBack(BOT, OURS, FIRST, ID, Optional.of("1"), "2", "it dies"))).contains("version 2 failed: it dies", "version 1 is started again");
        assertThat(sentence(new BotOfflineAlerted(BOT, OURS, FIRST, at(0)))).contains("Still not heard from since 1970-01-01 00:00:00 UTC");
    }

    private static String sentence(BotEvent event) {
        return BotSentences.of(event, Optional.empty(), Optional.empty()).orElseThrow().message();
    }

    private static List<BotEvent> deployed() {
        return List.of(new BotDeployed(BOT, OURS, FIRST, "Alpha", RegionId.LOCAL), new InstanceProvisioned(BOT, OURS, FIRST, HERE), online());
    }

    private static BotEvent online() {
        return new BotCameOnline(BOT, OURS, FIRST, "1", BotState.ONLINE);
    }

    private static List<BotEvent> asleep() {
        return List.of(new BotScheduleChanged(BOT, OURS, Optional.of(NEXT)), new BotSleepRequested(BOT, OURS, FIRST, ID, NEXT),
                new InstanceReleased(BOT, OURS, FIRST, Instant.EPOCH.plusSeconds(40)), new BotFellAsleep(BOT, OURS, FIRST, NEXT));
    }

    private static List<BotEvent> woken(WakeCause cause, Optional<Instant> until) {
        return List.of(new BotWakeStarted(BOT, OURS, SECOND, RegionId.LOCAL, Optional.of("1"), cause, Optional.of(NEXT), until));
    }

    @SafeVarargs
    private BotFacts after(List<BotEvent>... parts) {
        for (var part : parts) {
            life.addAll(part);
        }
        Optional<BotFacts> bot = Optional.empty();
        for (int i = 0; i < life.size(); i++) {
            bot = BotFold.fold(bot, life.get(i), at(i));
        }
        return bot.orElseThrow();
    }

    private DeploymentFacts deployment(DeploymentId id) {
        Optional<DeploymentFacts> facts = Optional.empty();
        for (int i = 0; i < life.size(); i++) {
            if (DeploymentFacts.of(life.get(i)).equals(Optional.of(id))) {
                facts = DeploymentFacts.fold(facts, life.get(i), SYSTEM, at(i));
            }
        }
        return facts.orElseThrow();
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plus(Duration.ofSeconds(second));
    }
}
