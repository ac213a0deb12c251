package plutarc.commandside.bot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.risk.RiskLimits;

/**
 * Decides over a bot's life: deployed, provisioned, online, offline, failed, released. Pure. What the backend and the bot tell about a
 * former deployment, or tell twice, changes nothing.
 */
final class Living {

    private Living() {
    }

    static List<BotEvent> deploy(DeployBot command, String name, DeploymentId deploymentId) {
        var configuration = new BotConfiguration(command.botId(), command.workspaceId(), name, 1, false, Optional.empty(), Optional.empty(), RiskLimits.DEFAULTS);
        return List.of(new BotDeployed(command.botId(), command.workspaceId(), deploymentId, name, command.region()),
                new BotConfigurationChanged(command.botId(), command.workspaceId(), configuration));
    }

    static List<BotEvent> redeploy(BotFacts bot, DeploymentId deploymentId, Instant now) {
        requireState(bot, BotTrigger.DEPLOY);
        var events = new ArrayList<>(givenBack(bot, now));
        events.add(new BotDeployed(bot.botId(), bot.workspaceId(), deploymentId, bot.current().name(), bot.region()));
        return events;
    }

    /** @throws RefusedException {@code bot.deployment_superseded} or {@code bot.wrong_state}: the sender holds an instance that nobody wants */
    static List<BotEvent> provisioned(BotFacts bot, RecordInstanceProvisioned command) {
        requireDeployment(bot, command.deploymentId());
        requireOneOf(bot, EnumSet.complementOf(EnumSet.of(BotState.STOPPED, BotState.ERROR, BotState.SLEEPING)));
        return bot.instance().equals(Optional.of(command.instance())) ? List.of()
                : List.of(new InstanceProvisioned(bot.botId(), bot.workspaceId(), bot.deploymentId(), command.instance()));
    }

    static List<BotEvent> provisioningFailed(BotFacts bot, RecordProvisioningFailed command, Instant now) {
        if (!current(bot, command.deploymentId(), BotTrigger.FAIL_PROVISIONING)) {
            return List.of();
        }
        var events = new ArrayList<>(givenBack(bot, now));
        events.add(new ProvisioningFailed(bot.botId(), bot.workspaceId(), bot.deploymentId(), command.reason()));
        return events;
    }

    static List<BotEvent> restarted(BotFacts bot, RecordInstanceRestarted command) {
        boolean lives = !EnumSet.of(BotState.STOPPED, BotState.SLEEPING).contains(bot.state());
        if (!lives || !bot.deploymentId().equals(command.deploymentId()) || bot.instance().equals(Optional.of(command.instance()))) {
            return List.of();
        }
        return List.of(bot.instance().isEmpty() ? new InstanceProvisioned(bot.botId(), bot.workspaceId(), bot.deploymentId(), command.instance())
                : new InstanceRestarted(bot.botId(), bot.workspaceId(), bot.deploymentId(), command.instance(), command.reason()));
    }

    static List<BotEvent> released(BotFacts bot, RecordInstanceReleased command, Instant now) {
        boolean stops = current(bot, command.deploymentId(), BotTrigger.RELEASE);
        var sleep = bot.deploymentId().equals(command.deploymentId()) ? Resting.fallingAsleep(bot) : Optional.<Rest.Falling>empty();
        if (!stops && sleep.isEmpty()) {
            return List.of();
        }
        var events = new ArrayList<BotEvent>();
        bot.instructions().open().forEach(open -> events.add(new InstructionProgressed(bot.botId(), bot.workspaceId(), open.id(),
                InstructionState.EXPIRED, Optional.of(stops ? "the bot has stopped" : "the bot sleeps"))));
        events.add(new InstanceReleased(bot.botId(), bot.workspaceId(), bot.deploymentId(), now));
        events.add(stops ? new BotStopped(bot.botId(), bot.workspaceId(), bot.deploymentId())
                : new BotFellAsleep(bot.botId(), bot.workspaceId(), bot.deploymentId(), sleep.get().next()));
        return events;
    }

    /** What the deployment holds is given back with whatever comes next. */
    private static List<BotEvent> givenBack(BotFacts bot, Instant now) {
        return bot.instance().isEmpty() ? List.of() : List.of(new InstanceReleased(bot.botId(), bot.workspaceId(), bot.deploymentId(), now));
    }

    static List<BotEvent> markOffline(BotFacts bot, MarkBotOffline command) {
        return current(bot, command.deploymentId(), BotTrigger.GO_OFFLINE)
                ? List.of(new BotWentOffline(bot.botId(), bot.workspaceId(), bot.deploymentId(), command.lastHeard())) : List.of();
    }

    static List<BotEvent> markFailed(BotFacts bot, MarkBotFailed command) {
        if (!current(bot, command.deploymentId(), BotTrigger.FAIL)) {
            return List.of();
        }
        return bot.replacement().map(it -> Replacing.failed(bot, it, command.reason()))
                .orElseGet(() -> List.of(new BotFailed(bot.botId(), bot.workspaceId(), bot.deploymentId(), command.reason())));
    }

    static List<BotEvent> replacementFailed(BotFacts bot, RecordReplacementFailed command) {
        return bot.replacement().filter(it -> it.instructionId().equals(command.instructionId()) && current(bot, command.deploymentId(), BotTrigger.FAIL)
                        && command.goingBack() == (it.phase() == Replacement.Phase.GOING_BACK))
                .map(it -> Replacing.failed(bot, it, command.reason())).orElse(List.of());
    }

    /** Only what is still so is worth an alert. */
    static List<BotEvent> alert(BotFacts bot, RaiseOfflineAlert command) {
        return bot.deploymentId().equals(command.deploymentId()) && bot.state() == BotState.OFFLINE
                ? List.of(new BotOfflineAlerted(bot.botId(), bot.workspaceId(), bot.deploymentId(), command.lastHeard())) : List.of();
    }

    /** A bot that is winding down may link to hear its last instruction; one that is stopped, or of a former deployment, may not. */
    static List<BotEvent> confirmOnline(BotFacts bot, ConfirmBotOnline command) {
        requireDeployment(bot, command.deploymentId());
        var came = new BotCameOnline(bot.botId(), bot.workspaceId(), bot.deploymentId(), command.botVersion(),
                bot.current().paused() ? BotState.PAUSED : BotState.ONLINE);
        var replaced = new ArrayList<>(Replacing.takenOver(bot, command.botVersion()));
        boolean back = bot.replacement().filter(it -> it.phase() == Replacement.Phase.GOING_BACK).isPresent();
        return switch (bot.state()) {
            case DEPLOYING, WAKING, OFFLINE, ERROR -> and(replaced, came);
            case ONLINE, PAUSED -> replaced.isEmpty() && !back && bot.botVersion().equals(Optional.of(command.botVersion())) ? List.of() : and(replaced, came);
            case WINDING_DOWN -> List.of();
            case STOPPED, SLEEPING -> throw new RefusedException("bot.stopped", "The bot has been stopped.");
        };
    }

    private static List<BotEvent> and(List<BotEvent> events, BotEvent last) {
        events.add(last);
        return events;
    }

    /** @throws RefusedException {@code bot.wrong_state} unless the table allows the trigger in the bot's state */
    static void requireState(BotFacts bot, BotTrigger trigger) {
        requireOneOf(bot, BotTransitions.sources(trigger));
    }

    static void requireOneOf(BotFacts bot, java.util.Set<BotState> states) {
        if (!states.contains(bot.state())) {
            throw new RefusedException(Refusal.of("bot.wrong_state", "This is not possible while the bot is " + words(bot.state()) + ".", "state",
                    bot.state().code(), states.stream().map(BotState::code).sorted().collect(Collectors.joining(", "))));
        }
    }

    private static void requireDeployment(BotFacts bot, DeploymentId deploymentId) {
        if (!bot.deploymentId().equals(deploymentId)) {
            throw new RefusedException(Refusal.of("bot.deployment_superseded", "The bot has been deployed again since.", "deploymentId",
                    deploymentId.value(), bot.deploymentId().value()));
        }
    }

    private static boolean current(BotFacts bot, DeploymentId deploymentId, BotTrigger trigger) {
        return bot.deploymentId().equals(deploymentId) && BotTransitions.allows(bot.state(), trigger);
    }

    private static String words(BotState state) {
        return state.code().replace('_', ' ');
    }
}
