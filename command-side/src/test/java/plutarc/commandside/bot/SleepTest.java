package plutarc.commandside.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.*;
import static plutarc.commandside.Fleet.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plutarc.commandside.CommandSide;
import plutarc.commandside.Fleet;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.bot.SessionWindow;
import plutarc.contracts.bot.VenueTime;
import plutarc.contracts.bot.WakeCause;
import plutarc.contracts.message.Event;
import plutarc.contracts.strategy.TemplateCommand.CreateTemplate;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.workspace.Role;

/** Sessions are from 13:00 to 20:00 UTC; {@code NOW} is the wall clock's time, the venue's is said in each review. */
class SleepTest {
    private static final Duration LEAD = Duration.ofMinutes(5);
    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final SessionWindow TODAY = new SessionWindow(at("2026-01-02T13:00:00Z"), at("2026-01-02T20:00:00Z"));
    private static final SessionWindow TOMORROW = new SessionWindow(at("2026-01-03T13:00:00Z"), at("2026-01-03T20:00:00Z"));
    private static final Instance HERE = new Instance("local", RegionId.LOCAL, "127.1.0.1", "1");
    private final CommandSide side = CommandSide.shared();

    @Test
    void insideItsSessionABotIsLookedAtAgainWhenItEnds() {
        var bot = withSessions();
        assertThat(review(bot, "2026-01-02T19:00:00Z")).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(side.when(SYSTEM, reviewAt(bot, "2026-01-02T19:30:00Z"))).isEmpty();
    }

    @Test
    void aFastVenueClockMakesTheWaitShorter() {
        var bot = withSessions();
        assertThat(side.send(SYSTEM, new ReviewSchedule(bot.id(), new VenueTime(at("2026-01-02T19:00:00Z"), 60), LEAD, LEAST))).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
    }

    @Test
    void aFlatBotWhoseSessionIsOverIsToldToSleep() {
        var bot = withSessions();
        var events = side.when(SYSTEM, reviewAt(bot, "2026-01-02T20:00:00Z"));
        var sleep = ((InstructionQueued) events.get(1)).instructionId();
        assertThat(events).containsExactly(new BotScheduleChanged(bot.id(), OURS, Optional.of(TOMORROW)),
                new InstructionQueued(bot.id(), OURS, sleep, new Instruction.Sleep(), NOW.plus(Instructing.LIFETIME)),
                new BotSleepRequested(bot.id(), OURS, bot.deployment(), sleep, TOMORROW));
        assertThat(side.when(SYSTEM, reviewAt(bot, "2026-01-02T20:01:00Z"))).as("told once").isEmpty();
    }

    @Test
    void itSleepsWhenItsInstanceIsReleasedAndTheReleaseIsTimed() {
        var bot = withSessions();
        side.send(SYSTEM, new RecordInstanceProvisioned(bot.id(), bot.deployment(), HERE));
        var sleep = toldToSleep(bot);
        assertThat(side.when(SYSTEM, new RecordInstanceReleased(bot.id(), bot.deployment()))).as("not before it has ended")
                .contains(new BotFellAsleep(bot.id(), OURS, bot.deployment(), TOMORROW), new InstanceReleased(bot.id(), OURS, bot.deployment(), NOW));
        assertThat(sleep).isNotNull();
        assertThat(refusal(() -> side.send(bot(bot.id().value()), new ConfirmBotOnline(bot.id(), bot.deployment(), "1"))).code()).isEqualTo("bot.stopped");
    }

    @Test
    void openPositionsKeepItUpWhichIsSaidOnce() {
        var bot = withSessions();
        Fleet.report(bot.id(), "e1", Fleet.opened(1, "t1"));
        assertThat(side.when(SYSTEM, reviewAt(bot, "2026-01-02T20:00:00Z")))
                .contains(new BotSleepPostponed(bot.id(), OURS, bot.deployment(), "positions are open: BTCUSDT"));
        assertThat(review(bot, "2026-01-02T20:01:00Z")).isEqualTo(NOW.plus(Resting.LOOK_AGAIN));
        assertThat(side.when(SYSTEM, reviewAt(bot, "2026-01-02T20:01:00Z"))).isEmpty();
        Fleet.report(bot.id(), "e1", Fleet.closed(2, "t1"));
        assertThat(side.when(SYSTEM, reviewAt(bot, "2026-01-02T20:02:00Z"))).hasAtLeastOneElementOfType(BotSleepRequested.class);
    }

    @Test
    void aBotThatSaysItIsNotFlatStaysUpAndIsAskedAgain() {
        var bot = withSessions();
        var sleep = toldToSleep(bot);
        side.send(bot(bot.id().value()), new RecordInstructionProgress(bot.id(), sleep, InstructionState.FAILED, Optional.of("positions are open: BTCUSDT")));
        assertThat(last()).isEqualTo(new BotSleepPostponed(bot.id(), OURS, bot.deployment(), "positions are open: BTCUSDT"));
        assertThat(side.when(SYSTEM, new RecordInstanceReleased(bot.id(), bot.deployment()))).isEmpty();
        assertThat(side.when(SYSTEM, reviewAt(bot, "2026-01-02T20:02:00Z"))).hasAtLeastOneElementOfType(BotSleepRequested.class);
    }

    @Test
    void itIsWokenTheLeadAheadOfItsSessionInTheVersionItHad() {
        var bot = asleep();
        assertThat(review(bot, "2026-01-02T23:00:00Z")).isEqualTo(NOW.plus(Duration.ofHours(14)).minus(LEAD));
        assertThat(side.when(SYSTEM, reviewAt(bot, "2026-01-03T12:54:59Z"))).isEmpty();
        var woken = (BotWakeStarted) side.when(SYSTEM, reviewAt(bot, "2026-01-03T12:55:00Z")).getFirst();
        assertThat(woken.deploymentId()).isNotEqualTo(bot.deployment());
        assertThat(woken).isEqualTo(new BotWakeStarted(bot.id(), OURS, woken.deploymentId(), RegionId.LOCAL, Optional.of("1"), WakeCause.SESSION,
                Optional.of(TOMORROW), Optional.empty()));
        assertThat(side.when(bot(bot.id().value()), new ConfirmBotOnline(bot.id(), woken.deploymentId(), "1")))
                .contains(new BotCameOnline(bot.id(), OURS, woken.deploymentId(), "1", BotState.ONLINE));
    }

    @Test
    void aWakeThatFellIntoAnOutageIsCaughtUpInTheMiddleOfTheSession() {
        var bot = asleep();
        assertThat(side.when(SYSTEM, reviewAt(bot, "2026-01-03T15:00:00Z"))).hasAtLeastOneElementOfType(BotWakeStarted.class);
    }

    @Test
    void aPausedBotSleepsAndWakesPaused() {
        var bot = withSessions();
        var pause = InstructionId.random();
        side.send(OWNER, new PauseBot(bot.id(), pause));
        progress(bot, pause, InstructionState.DONE);
        toldToSleep(bot);
        side.send(SYSTEM, new RecordInstanceReleased(bot.id(), bot.deployment()));
        var woken = (BotWakeStarted) side.when(SYSTEM, reviewAt(bot, "2026-01-03T12:56:00Z")).getFirst();
        assertThat(side.when(bot(bot.id().value()), new ConfirmBotOnline(bot.id(), woken.deploymentId(), "1")))
                .contains(new BotCameOnline(bot.id(), OURS, woken.deploymentId(), "1", BotState.PAUSED));
    }

    @Test
    void withoutSessionsItNeverSleepsAndATemplateWithoutWakesItAtOnce() {
        var restless = online();
        assertThat(side.send(SYSTEM, reviewAt(restless, "2026-01-02T23:00:00Z"))).isNull();
        var bot = asleep();
        side.send(OWNER, new AssignTemplate(bot.id(), template("[]"), 1));
        assertThat(side.when(SYSTEM, reviewAt(bot, "2026-01-02T23:00:00Z"))).contains(new BotScheduleChanged(bot.id(), OURS, Optional.empty()))
                .anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(BotWakeStarted.class, it -> assertThat(it.cause()).isEqualTo(WakeCause.NO_SESSIONS)));
    }

    @Test
    void anotherTemplateReschedulesASleepingBot() {
        var bot = asleep();
        side.send(OWNER, new AssignTemplate(bot.id(), template("[{\"start\":\"02:00\",\"end\":\"03:00\"}]"), 1));
        assertThat(review(bot, "2026-01-02T23:00:00Z")).isEqualTo(NOW.plus(Duration.ofHours(3)).minus(LEAD));
    }

    @Test
    void aBotWokenByHandStaysAwakeForAnHour() {
        var bot = asleep();
        var woken = (BotWakeStarted) side.when(OWNER, new WakeBot(bot.id(), 60)).getFirst();
        assertThat(woken.cause()).isEqualTo(WakeCause.REQUESTED);
        assertThat(woken.awakeUntil()).contains(NOW.plus(Duration.ofHours(1)));
        side.send(bot(bot.id().value()), new ConfirmBotOnline(bot.id(), woken.deploymentId(), "1"));
        assertThat(review(bot, "2026-01-02T23:00:00Z")).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(refusal(() -> side.send(OWNER, new WakeBot(bot.id(), 60))).code()).isEqualTo("bot.wrong_state");
        assertThat(refusal(() -> side.send(user(OURS, Role.RISK_MANAGER), new WakeBot(asleep().id(), 60))).code()).isEqualTo("permission.denied");
    }

    @Test
    void aRestThatIsNotWorthItIsNotTaken() {
        var bot = withSessions();
        assertThat(side.send(SYSTEM, new ReviewSchedule(bot.id(), VenueTime.wall(at("2026-01-03T12:54:55Z")), LEAD, LEAST))).isNotNull();
        assertThat(side.when(SYSTEM, reviewAt(bot, "2026-01-03T12:54:55Z"))).isEmpty();
    }

    @Test
    void aWakeThatFailsEndsInErrorWithItsReason() {
        var bot = asleep();
        var woken = (BotWakeStarted) side.when(SYSTEM, reviewAt(bot, "2026-01-03T12:56:00Z")).getFirst();
        assertThat(side.when(SYSTEM, new RecordProvisioningFailed(bot.id(), woken.deploymentId(), "no memory")))
                .containsExactly(new ProvisioningFailed(bot.id(), OURS, woken.deploymentId(), "no memory"));
    }

    @Test
    void aSleepingBotIsStoppedAtOnce() {
        var bot = asleep();
        assertThat(side.when(OWNER, new StopBot(bot.id(), InstructionId.random()))).contains(new BotStopped(bot.id(), OURS, bot.deployment()));
    }

    private Deployed withSessions() {
        var bot = online();
        side.send(OWNER, new AssignTemplate(bot.id(), template("[{\"start\":\"13:00\",\"end\":\"20:00\"}]"), 1));
        review(bot, "2026-01-02T14:00:00Z");
        return bot;
    }

    private Deployed asleep() {
        var bot = withSessions();
        toldToSleep(bot);
        side.send(SYSTEM, new RecordInstanceReleased(bot.id(), bot.deployment()));
        return bot;
    }

    private InstructionId toldToSleep(Deployed bot) {
        return side.when(SYSTEM, reviewAt(bot, "2026-01-02T20:00:00Z")).stream().filter(InstructionQueued.class::isInstance)
                .map(event -> ((InstructionQueued) event).instructionId()).findFirst().orElseThrow();
    }

    private TemplateId template(String sessions) {
        var id = TemplateId.random();
        side.send(OWNER, new CreateTemplate(id, OURS, "Sessions " + id, """
                {"schema":"plutarc/template/1","name":"s","triggerInterval":"1m","combination":{"mode":"min_score","threshold":0.5},"sessions":%s,"components":[
                 {"component":"ema_cross","role":"signal","weight":1,"params":{"fast":4,"slow":12}},{"component":"hard_stop","role":"exit_rule","params":{"pct":1.0}}]}
                """.formatted(sessions)));
        return id;
    }

    private Instant review(Deployed bot, String venueTime) {
        return (Instant) side.send(SYSTEM, reviewAt(bot, venueTime));
    }

    private static ReviewSchedule reviewAt(Deployed bot, String venueTime) {
        return new ReviewSchedule(bot.id(), VenueTime.wall(at(venueTime)), LEAD, LEAST);
    }

    private Event last() {
        return (Event) List.copyOf(side.published()).getLast().getPayload();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
