package plutarc.contracts.bot;

import java.time.Instant;
import java.util.Optional;

/**
 * One instance in a bot's life: from the wish for it to its release.
 *
 * @param cause      {@code deployed}, or why it was woken: {@code session}, {@code requested}, {@code no_sessions}
 * @param actor      who caused it, for people
 * @param begunAt    when it was asked for
 * @param onlineAt   when the bot was first heard of; from here on it is charged
 * @param releasedAt when the instance was given back; until here it is charged
 * @param outcome    how it ended: {@code stopped}, {@code slept}, {@code failed}, {@code replaced}; empty while it has not
 * @param reason     why it failed
 */
public record DeploymentView(DeploymentId deploymentId, BotId botId, String cause, String actor, RegionId region, Optional<Instance> instance,
                             Optional<String> botVersion, Instant begunAt, Optional<Instant> onlineAt, Optional<Instant> releasedAt,
                             Optional<String> outcome, Optional<String> reason) {
}
