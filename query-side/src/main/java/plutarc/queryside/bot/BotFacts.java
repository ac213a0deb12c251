package plutarc.queryside.bot;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.bot.SessionWindow;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.risk.RiskLimits;
import plutarc.queryside.store.ViewCollection;

/**
 * What a bot's own events say of it.
 *
 * @param key           assigned now
 * @param template      assigned now
 * @param configuration the latest, with the highest revision
 * @param life          its sleep and its restarts
 */
public record BotFacts(BotId botId, String name, BotState state, Optional<String> stateReason, Instant stateSince, RegionId region,
                       Optional<DeploymentId> deploymentId, Optional<Instance> instance, Optional<String> botVersion,
                       Optional<ExchangeKeyId> key, Optional<TemplateInUse> template, RiskLimits riskLimits,
                       Optional<BotConfiguration> configuration, Instant deployedAt, Life life) {

    public static final ViewCollection<BotFacts> BOTS = ViewCollection.of("bots", BotFacts.class).indexed("workspace");

    /** @param templateId and its version, as assigned */
    public record TemplateInUse(String templateId, String name, int version) {
    }

    /** A view of before there was sleep knows of none. */
    public BotFacts {
        life = life == null ? Life.NEW : life;
    }

    /**
     * @param session     that runs or comes next, by the venue's time
     * @param address     reserved for the bot, asleep or not
     * @param restartedAt when a restart was last asked for
     * @param replacing   {@code restart} or {@code update} while one is under way
     */
    public record Life(Optional<SessionWindow> session, Optional<String> address, Optional<Instant> restartedAt, Optional<String> replacing) {
        static final Life NEW = new Life(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        Life in(Optional<SessionWindow> next) {
            return new Life(next, address, restartedAt, replacing);
        }

        Life at(String next) {
            return new Life(session, Optional.of(next), restartedAt, replacing);
        }

        Life restarted(Instant at) {
            return new Life(session, address, Optional.of(at), replacing);
        }

        Life replaced(Optional<String> by) {
            return new Life(session, address, restartedAt, by);
        }
    }

    BotFacts named(String next) {
        return new BotFacts(botId, next, state, stateReason, stateSince, region, deploymentId, instance, botVersion, key, template, riskLimits,
                configuration, deployedAt, life);
    }

    BotFacts in(BotState next, Optional<String> reason, Instant at) {
        return new BotFacts(botId, name, next, reason, next == state ? stateSince : at, region, deploymentId, instance, botVersion, key, template,
                riskLimits, configuration, deployedAt, life);
    }

    BotFacts on(Optional<Instance> next) {
        return new BotFacts(botId, name, state, stateReason, stateSince, region, deploymentId, next, botVersion, key, template, riskLimits,
                configuration, deployedAt, life);
    }

    BotFacts running(String version) {
        return new BotFacts(botId, name, state, stateReason, stateSince, region, deploymentId, instance, Optional.of(version), key, template,
                riskLimits, configuration, deployedAt, life);
    }

    BotFacts with(Optional<ExchangeKeyId> nextKey, Optional<TemplateInUse> nextTemplate, RiskLimits nextLimits) {
        return new BotFacts(botId, name, state, stateReason, stateSince, region, deploymentId, instance, botVersion, nextKey, nextTemplate,
                nextLimits, configuration, deployedAt, life);
    }

    BotFacts configured(BotConfiguration next) {
        if (configuration.filter(now -> now.revision() >= next.revision()).isPresent()) {
            return this;
        }
        return new BotFacts(botId, name, state, stateReason, stateSince, region, deploymentId, instance, botVersion, key, template, riskLimits,
                Optional.of(next), deployedAt, life);
    }

    BotFacts living(Life next) {
        return new BotFacts(botId, name, state, stateReason, stateSince, region, deploymentId, instance, botVersion, key, template, riskLimits,
                configuration, deployedAt, next);
    }

    BotFacts waking(DeploymentId next, RegionId where) {
        return new BotFacts(botId, name, state, stateReason, stateSince, where, Optional.of(next), Optional.empty(), botVersion, key, template, riskLimits,
                configuration, deployedAt, life);
    }
}
