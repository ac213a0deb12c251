package plutarc.commandside.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotCommand.FollowExchangeKey;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotConfiguration.KeyInUse;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.bot.RegionTable;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.TemplateVersion;

/**
 * Decides over a bot's configuration. Each change is an event of its own and, in the same commit, the whole configuration with the
 * next revision; what changes nothing makes no revision. Pure.
 */
final class Configuring {

    private Configuring() {
    }

    static List<BotEvent> rename(BotFacts bot, String name) {
        var now = bot.current();
        return name.equals(now.name()) ? List.of() : changed(bot, List.of(new BotRenamed(bot.botId(), bot.workspaceId(), name)),
                next(now, name, now.paused(), now.key(), now.template(), now.riskLimits()));
    }

    static List<BotEvent> assignKey(BotFacts bot, KeyInUse key) {
        var now = bot.current();
        var own = new ArrayList<BotEvent>();
        now.key().ifPresent(former -> own.add(new ExchangeKeyUnassigned(bot.botId(), bot.workspaceId(), former.keyId())));
        own.add(new ExchangeKeyAssigned(bot.botId(), bot.workspaceId(), key.keyId()));
        return changed(bot, own, next(now, now.name(), now.paused(), Optional.of(key), now.template(), now.riskLimits()));
    }

    static List<BotEvent> unassignKey(BotFacts bot) {
        var now = bot.current();
        return now.key().map(former -> changed(bot, List.of(new ExchangeKeyUnassigned(bot.botId(), bot.workspaceId(), former.keyId())),
                next(now, now.name(), now.paused(), Optional.empty(), now.template(), now.riskLimits()))).orElse(List.of());
    }

    /** Another key's change, or one that the configuration has already, changes nothing. */
    static List<BotEvent> followKey(BotFacts bot, FollowExchangeKey command) {
        var now = bot.current();
        var followed = now.key().filter(key -> key.keyId().equals(command.keyId()))
                .map(key -> new KeyInUse(key.keyId(), key.venue(), key.contractType(), key.testnet(), command.active(), command.instruments()));
        return followed.isEmpty() || followed.equals(now.key()) ? List.of()
                : changed(bot, List.of(), next(now, now.name(), now.paused(), followed, now.template(), now.riskLimits()));
    }

    static List<BotEvent> assignTemplate(BotFacts bot, TemplateVersion template) {
        var now = bot.current();
        return now.template().equals(Optional.of(template)) ? List.of()
                : changed(bot, List.of(new TemplateAssigned(bot.botId(), bot.workspaceId(), template.templateId(), template.name(), template.version())),
                next(now, now.name(), now.paused(), now.key(), Optional.of(template), now.riskLimits()));
    }

    static List<BotEvent> setRiskLimits(BotFacts bot, RiskLimits limits) {
        var now = bot.current();
        return limits.equals(now.riskLimits()) ? List.of() : changed(bot, List.of(new RiskLimitsSet(bot.botId(), bot.workspaceId(), limits)),
                next(now, now.name(), now.paused(), now.key(), now.template(), limits));
    }

    static List<BotEvent> paused(BotFacts bot) {
        return pausing(bot, true, BotTrigger.PAUSE, new BotPaused(bot.botId(), bot.workspaceId()));
    }

    static List<BotEvent> resumed(BotFacts bot) {
        return pausing(bot, false, BotTrigger.RESUME, new BotResumed(bot.botId(), bot.workspaceId()));
    }

    private static List<BotEvent> pausing(BotFacts bot, boolean paused, BotTrigger trigger, BotEvent own) {
        var now = bot.current();
        return now.paused() == paused || !BotTransitions.allows(bot.state(), trigger) ? List.of()
                : changed(bot, List.of(own), next(now, now.name(), paused, now.key(), now.template(), now.riskLimits()));
    }

    /** @throws RefusedException {@code bot.region_not_served} if the key's exchange takes no orders from the bot's region */
    static void requireServed(RegionId region, KeyInUse key) {
        if (!RegionTable.serves(key.venue(), region)) {
            throw new RefusedException(Refusal.of("bot.region_not_served", RegionTable.VENUES.get(key.venue().code()) + " does not serve bots in the region "
                    + region + ".", "keyId", key.keyId().value(), "a key of an exchange that serves the region, or a bot in another region"));
        }
    }

    /** @throws RefusedException {@code bot.not_flat} if the bot has positions open */
    static void requireFlat(List<String> openSymbols) {
        if (!openSymbols.isEmpty()) {
            throw new RefusedException(Refusal.of("bot.not_flat", "The bot has open positions. Close them first.", "positions",
                    String.join(", ", openSymbols), "none"));
        }
    }

    private static BotConfiguration next(BotConfiguration now, String name, boolean paused, Optional<KeyInUse> key, Optional<TemplateVersion> template,
                                         RiskLimits limits) {
        return new BotConfiguration(now.botId(), now.workspaceId(), name, now.revision() + 1, paused, key, template, limits);
    }

    private static List<BotEvent> changed(BotFacts bot, List<BotEvent> own, BotConfiguration next) {
        var events = new ArrayList<>(own);
        events.add(new BotConfigurationChanged(bot.botId(), bot.workspaceId(), next));
        return List.copyOf(events);
    }
}
