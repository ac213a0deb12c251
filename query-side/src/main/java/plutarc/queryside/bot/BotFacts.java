package plutarc.queryside.bot;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.risk.RiskLimits;
import plutarc.queryside.store.ViewCollection;

/**
 * What a bot's own events say of it.
 *
 * @param key           assigned now
 * @param template      assigned now
 * @param configuration the latest, with the highest revision
 */
public record BotFacts(BotId botId, String name, BotState state, Optional<String> stateReason, Instant stateSince, RegionId region,
                       Optional<DeploymentId> deploymentId, Optional<Instance> instance, Optional<String> botVersion,
                       Optional<ExchangeKeyId> key, Optional<TemplateInUse> template, RiskLimits riskLimits,
                       Optional<BotConfiguration> configuration, Instant deployedAt) {

    public static final ViewCollection<BotFacts> BOTS = ViewCollection.of("bots", BotFacts.class).indexed("workspace");

    /** @param templateId and its version, as assigned */
    public record TemplateInUse(String templateId, String name, int version) {
    }

    BotFacts named(String next) {
        return new BotFacts(botId, next, state, stateReason, stateSince, region, deploymentId, instance, botVersion, key, template, riskLimits,
                configuration, deployedAt);
    }

    BotFacts in(BotState next, Optional<String> reason, Instant at) {
        return new BotFacts(botId, name, next, reason, next == state ? stateSince : at, region, deploymentId, instance, botVersion, key, template,
                riskLimits, configuration, deployedAt);
    }

    BotFacts on(Optional<Instance> next) {
        return new BotFacts(botId, name, state, stateReason, stateSince, region, deploymentId, next, botVersion, key, template, riskLimits,
                configuration, deployedAt);
    }

    BotFacts running(String version) {
        return new BotFacts(botId, name, state, stateReason, stateSince, region, deploymentId, instance, Optional.of(version), key, template,
                riskLimits, configuration, deployedAt);
    }

    BotFacts with(Optional<ExchangeKeyId> nextKey, Optional<TemplateInUse> nextTemplate, RiskLimits nextLimits) {
        return new BotFacts(botId, name, state, stateReason, stateSince, region, deploymentId, instance, botVersion, nextKey, nextTemplate,
                nextLimits, configuration, deployedAt);
    }

    BotFacts configured(BotConfiguration next) {
        if (configuration.filter(now -> now.revision() >= next.revision()).isPresent()) {
            return this;
        }
        return new BotFacts(botId, name, state, stateReason, stateSince, region, deploymentId, instance, botVersion, key, template, riskLimits,
                Optional.of(next), deployedAt);
    }
}
