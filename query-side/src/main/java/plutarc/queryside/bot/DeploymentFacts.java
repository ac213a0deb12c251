package plutarc.queryside.bot;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.DeploymentView;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.message.Actor;
import plutarc.queryside.store.ViewCollection;

/** One deployment of a bot, as its events tell it. */
public record DeploymentFacts(DeploymentId deploymentId, BotId botId, String cause, Actor actor, RegionId region, Optional<Instance> instance,
                              Optional<String> botVersion, Instant begunAt, Optional<Instant> onlineAt, Optional<Instant> releasedAt,
                              Optional<String> outcome, Optional<String> reason) {

    public static final ViewCollection<DeploymentFacts> DEPLOYMENTS = ViewCollection.of("deployments", DeploymentFacts.class)
            .indexed("workspace", "view.botId", "-view.begunAt").indexed("workspace", "-view.begunAt");

    /** The deployment that an event is about; empty for one that is about the bot alone. */
    static Optional<DeploymentId> of(BotEvent event) {
        return switch (event) {
            case BotEvent.BotDeployed e -> Optional.of(e.deploymentId());
            case BotEvent.BotWakeStarted e -> Optional.of(e.deploymentId());
            case BotEvent.InstanceProvisioned e -> Optional.of(e.deploymentId());
            case BotEvent.InstanceRestarted e -> Optional.of(e.deploymentId());
            case BotEvent.InstanceReleased e -> Optional.of(e.deploymentId());
            case BotEvent.ProvisioningFailed e -> Optional.of(e.deploymentId());
            case BotEvent.BotCameOnline e -> Optional.of(e.deploymentId());
            case BotEvent.BotFailed e -> Optional.of(e.deploymentId());
            case BotEvent.BotStopped e -> Optional.of(e.deploymentId());
            case BotEvent.BotFellAsleep e -> Optional.of(e.deploymentId());
            case BotEvent _ -> Optional.empty();
        };
    }

    /** What it is after one more event that is about it. */
    static Optional<DeploymentFacts> fold(Optional<DeploymentFacts> known, BotEvent event, Actor actor, Instant at) {
        return switch (event) {
            case BotEvent.BotDeployed e -> Optional.of(begun(e.deploymentId(), e.botId(), "deployed", actor, e.region(), at));
            case BotEvent.BotWakeStarted e -> Optional.of(begun(e.deploymentId(), e.botId(), e.cause().code(), actor, e.region(), at));
            case BotEvent _ -> known.map(deployment -> deployment.after(event, at));
        };
    }

    private static DeploymentFacts begun(DeploymentId id, BotId bot, String cause, Actor actor, RegionId region, Instant at) {
        return new DeploymentFacts(id, bot, cause, actor, region, Optional.empty(), Optional.empty(), at, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private DeploymentFacts after(BotEvent event, Instant at) {
        return switch (event) {
            case BotEvent.InstanceProvisioned e -> with(Optional.of(e.instance()), botVersion, onlineAt, Optional.empty(), Optional.empty(), reason);
            case BotEvent.InstanceRestarted e -> with(Optional.of(e.instance()), botVersion, onlineAt, releasedAt, outcome, reason);
            case BotEvent.BotCameOnline e -> with(instance, Optional.of(e.botVersion()), onlineAt.or(() -> Optional.of(at)), releasedAt, Optional.empty(), Optional.empty());
            case BotEvent.InstanceReleased e -> with(instance, botVersion, onlineAt, Optional.of(e.at()), outcome.or(() -> Optional.of("replaced")), reason);
            case BotEvent.ProvisioningFailed e -> with(instance, botVersion, onlineAt, releasedAt, Optional.of("failed"), Optional.of(e.reason()));
            case BotEvent.BotFailed e -> with(instance, botVersion, onlineAt, releasedAt, Optional.of("failed"), Optional.of(e.reason()));
            case BotEvent.BotStopped _ -> with(instance, botVersion, onlineAt, releasedAt, Optional.of("stopped"), reason);
            case BotEvent.BotFellAsleep _ -> with(instance, botVersion, onlineAt, releasedAt, Optional.of("slept"), reason);
            case BotEvent _ -> this;
        };
    }

    private DeploymentFacts with(Optional<Instance> where, Optional<String> version, Optional<Instant> online, Optional<Instant> released,
                                 Optional<String> how, Optional<String> why) {
        return new DeploymentFacts(deploymentId, botId, cause, actor, region, where, version, begunAt, online, released, how, why);
    }

    public DeploymentView view(String actorName) {
        return new DeploymentView(deploymentId, botId, cause, actorName, region, instance, botVersion, begunAt, onlineAt, releasedAt, outcome, reason);
    }
}
