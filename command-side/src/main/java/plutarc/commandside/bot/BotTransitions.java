package plutarc.commandside.bot;

import static plutarc.commandside.bot.BotTrigger.*;
import static plutarc.contracts.bot.BotState.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plutarc.contracts.bot.BotState;

/** Which state of a bot may follow which, and why. The only place that says so; {@code bot-states.md} is generated from it. */
public final class BotTransitions {

    /** @param from empty for a bot that does not exist yet */
    public record Transition(Optional<BotState> from, BotTrigger trigger, BotState to) {
    }

    private static final Set<BotState> PROVISIONED = EnumSet.of(ONLINE, PAUSED, OFFLINE);

    /** Every transition there is. */
    public static final List<Transition> ALL = table();

    private BotTransitions() {
    }

    private static List<Transition> table() {
        var rows = new ArrayList<Transition>();
        rows.add(new Transition(Optional.empty(), DEPLOY, DEPLOYING));
        add(rows, EnumSet.of(STOPPED, ERROR), DEPLOY, DEPLOYING);
        add(rows, EnumSet.of(DEPLOYING, WAKING, OFFLINE, ERROR), COME_ONLINE, ONLINE);
        add(rows, EnumSet.of(DEPLOYING, WAKING, OFFLINE, ERROR), COME_ONLINE, PAUSED);
        add(rows, EnumSet.of(DEPLOYING, WAKING, ONLINE, PAUSED, OFFLINE), FAIL_PROVISIONING, ERROR);
        add(rows, EnumSet.of(DEPLOYING, WAKING, ONLINE, PAUSED, OFFLINE, ERROR), FAIL, ERROR);
        add(rows, EnumSet.of(ONLINE, PAUSED), GO_OFFLINE, OFFLINE);
        add(rows, EnumSet.of(ONLINE, PAUSED), PAUSE, PAUSED);
        add(rows, EnumSet.of(ONLINE, PAUSED), RESUME, ONLINE);
        add(rows, EnumSet.of(OFFLINE), PAUSE, OFFLINE);
        add(rows, EnumSet.of(OFFLINE), RESUME, OFFLINE);
        add(rows, EnumSet.of(DEPLOYING, WAKING, ONLINE, PAUSED, OFFLINE, ERROR), STOP, WINDING_DOWN);
        add(rows, EnumSet.of(SLEEPING), STOP, STOPPED);
        add(rows, EnumSet.of(WINDING_DOWN), RELEASE, STOPPED);
        add(rows, EnumSet.of(ONLINE, PAUSED, OFFLINE), SLEEP, SLEEPING);
        add(rows, EnumSet.of(SLEEPING), WAKE, WAKING);
        EnumSet.of(ONLINE, PAUSED, OFFLINE, ERROR).forEach(state -> add(rows, EnumSet.of(state), REPLACE, state));
        return List.copyOf(rows);
    }

    private static void add(List<Transition> rows, Set<BotState> from, BotTrigger trigger, BotState to) {
        from.forEach(state -> rows.add(new Transition(Optional.of(state), trigger, to)));
    }

    /** Where the trigger may lead from this state; empty where it may not happen. */
    public static Set<BotState> targets(BotState from, BotTrigger trigger) {
        var targets = EnumSet.noneOf(BotState.class);
        ALL.stream().filter(row -> row.from().equals(Optional.of(from)) && row.trigger() == trigger).forEach(row -> targets.add(row.to()));
        return targets;
    }

    public static boolean allows(BotState from, BotTrigger trigger) {
        return !targets(from, trigger).isEmpty();
    }

    /** States that the trigger may happen in. */
    public static Set<BotState> sources(BotTrigger trigger) {
        var sources = EnumSet.noneOf(BotState.class);
        ALL.stream().filter(row -> row.trigger() == trigger).forEach(row -> row.from().ifPresent(sources::add));
        return sources;
    }

    /** Whether bots in this state have an instance that hears instructions, now or when its link is back. */
    public static boolean hearsInstructions(BotState state) {
        return PROVISIONED.contains(state);
    }

    /**
     * The only target there is.
     *
     * @throws IllegalStateException if the table has none, or more than one, to choose from
     */
    static BotState target(BotState from, BotTrigger trigger) {
        var targets = targets(from, trigger);
        if (targets.size() != 1) {
            throw new IllegalStateException(trigger + " leads from " + from + " to " + targets);
        }
        return targets.iterator().next();
    }
}
