package plutarc.commandside.bot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.commandside.bot.Rest.Falling;
import plutarc.commandside.message.Fields;
import plutarc.contracts.bot.BotCommand.ReviewSchedule;
import plutarc.contracts.bot.BotCommand.WakeBot;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.SessionWindow;
import plutarc.contracts.bot.WakeCause;
import plutarc.strategy.session.TradingSchedule;
import plutarc.strategy.template.TemplateJson;

/**
 * Decides when a bot sleeps and when it wakes. Sessions are times of the venue's clock, which also its candles carry; leads and rests
 * are times of the wall clock, because instances are. Pure.
 */
final class Resting {
    private static final int LONGEST_AWAKE = 1440;
    /** A bot that cannot sleep yet, or a clock that cannot be foreseen, is looked at again after this. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private Resting() {
    }

    /** @param next when to ask again, by the wall clock; empty where only another event can change anything */
    record Review(List<BotEvent> events, Optional<Instant> next) {
    }

    static TradingSchedule schedule(BotFacts bot) {
        return bot.current().template().map(template -> TradingSchedule.of(TemplateJson.read(template.definition()).sessions()))
                .orElseGet(() -> TradingSchedule.of(List.of()));
    }

    /** @param open symbols of open positions */
    static Review review(BotFacts bot, TradingSchedule schedule, ReviewSchedule command, List<String> open, Instant now) {
        var window = schedule.windowAt(command.time().now());
        var events = new ArrayList<BotEvent>();
        if (!window.equals(bot.rest().window())) {
            events.add(new BotScheduleChanged(bot.botId(), bot.workspaceId(), window));
        }
        var next = switch (bot.state()) {
            case SLEEPING -> asleep(bot, command, window, now, events);
            case ONLINE, PAUSED -> window.flatMap(it -> awake(bot, command, it, open, now, events));
            case DEPLOYING, OFFLINE, ERROR, WAKING, WINDING_DOWN, STOPPED -> Optional.<Instant>empty();
        };
        return new Review(events, next);
    }

    private static Optional<Instant> asleep(BotFacts bot, ReviewSchedule command, Optional<SessionWindow> window, Instant now, List<BotEvent> events) {
        if (window.isEmpty()) {
            events.add(wake(bot, WakeCause.NO_SESSIONS, window, Optional.empty()));
            return Optional.empty();
        }
        var wait = command.time().wallUntil(window.get().opensAt()).map(it -> it.minus(command.lead()));
        if (wait.isEmpty()) {
            return Optional.of(now.plus(LOOK_AGAIN));
        }
        if (wait.get().isPositive()) {
            return Optional.of(now.plus(wait.get()));
        }
        events.add(wake(bot, WakeCause.SESSION, window, Optional.empty()));
        return Optional.empty();
    }

    private static Optional<Instant> awake(BotFacts bot, ReviewSchedule command, SessionWindow window, List<String> open, Instant now, List<BotEvent> events) {
        if (window.contains(command.time().now())) {
            return Optional.of(now.plus(command.time().wallUntil(window.closesAt()).orElse(LOOK_AGAIN)));
        }
        var held = bot.rest().awakeUntil().filter(now::isBefore);
        if (held.isPresent()) {
            return held;
        }
        var untilSession = command.time().wallUntil(window.opensAt());
        if (untilSession.filter(it -> it.minus(command.lead()).compareTo(command.leastRest()) < 0).isPresent()) {
            return Optional.of(now.plus(untilSession.get()).plusMillis(1));
        }
        if (!open.isEmpty()) {
            // Events of this review may have begun another window, in which nothing has been said yet.
            if (!bot.rest().postponed() || !events.isEmpty()) {
                events.add(new BotSleepPostponed(bot.botId(), bot.workspaceId(), bot.deploymentId(), "positions are open: " + String.join(", ", open)));
            }
        } else if (bot.rest().falling().isEmpty() && bot.replacement().isEmpty()) {
            var id = InstructionId.random();
            events.add(new InstructionQueued(bot.botId(), bot.workspaceId(), id, new Instruction.Sleep(), now.plus(Instructing.LIFETIME)));
            events.add(new BotSleepRequested(bot.botId(), bot.workspaceId(), bot.deploymentId(), id, window));
        }
        return Optional.of(now.plus(LOOK_AGAIN));
    }

    /** @throws plutarc.contracts.message.RefusedException {@code bot.wrong_state} unless it sleeps */
    static List<BotEvent> wake(BotFacts bot, WakeBot command, Instant now) {
        if (command.minutes() < 0 || command.minutes() > LONGEST_AWAKE) {
            throw Fields.invalid("minutes", command.minutes(), "0 to " + LONGEST_AWAKE);
        }
        Living.requireState(bot, BotTrigger.WAKE);
        return List.of(wake(bot, WakeCause.REQUESTED, bot.rest().window(), Optional.of(now.plus(Duration.ofMinutes(command.minutes())))));
    }

    private static BotEvent wake(BotFacts bot, WakeCause cause, Optional<SessionWindow> next, Optional<Instant> awakeUntil) {
        return new BotWakeStarted(bot.botId(), bot.workspaceId(), DeploymentId.random(), bot.region(), bot.botVersion(), cause, next, awakeUntil);
    }

    /** The bot did not end: it holds a position, or did not answer. */
    static List<BotEvent> notAsleep(BotFacts bot, InstructionId id, String reason) {
        return bot.rest().fallsBy(id) && !bot.rest().postponed() && bot.state() != BotState.SLEEPING
                ? List.of(new BotSleepPostponed(bot.botId(), bot.workspaceId(), bot.deploymentId(), reason)) : List.of();
    }

    static Optional<Falling> fallingAsleep(BotFacts bot) {
        return BotTransitions.allows(bot.state(), BotTrigger.SLEEP) ? bot.rest().falling() : Optional.empty();
    }
}
