package plutarc.queryside.bot;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.risk.RiskLimits;
import plutarc.queryside.bot.BotFacts.TemplateInUse;

/** What a bot is after one more of its events. Pure. */
final class BotFold {

    private BotFold() {
    }

    /** @param known empty before the bot's first deployment; another event then says nothing that could be shown */
    static Optional<BotFacts> fold(Optional<BotFacts> known, BotEvent event, Instant at) {
        return event instanceof BotEvent.BotDeployed deployed
                ? Optional.of(deployed(known, deployed, at))
                : known.map(bot -> fold(bot, event, at));
    }

    private static BotFacts deployed(Optional<BotFacts> known, BotEvent.BotDeployed event, Instant at) {
        return new BotFacts(event.botId(), event.name(), BotState.DEPLOYING, Optional.empty(), at, event.region(), Optional.of(event.deploymentId()),
                Optional.empty(), Optional.empty(), known.flatMap(BotFacts::key), known.flatMap(BotFacts::template),
                known.map(BotFacts::riskLimits).orElse(RiskLimits.DEFAULTS), known.flatMap(BotFacts::configuration), at,
                known.map(BotFacts::life).orElse(BotFacts.Life.NEW).replaced(Optional.empty()));
    }

    private static BotFacts fold(BotFacts bot, BotEvent event, Instant at) {
        return switch (event) {
            case BotEvent.BotDeployed same -> bot;
            case BotEvent.InstanceProvisioned e -> bot.on(Optional.of(e.instance())).living(bot.life().at(e.instance().address()));
            case BotEvent.ProvisioningFailed e -> bot.in(BotState.ERROR, Optional.of(e.reason()), at).on(Optional.empty());
            case BotEvent.InstanceRestarted e -> bot.on(Optional.of(e.instance())).living(bot.life().at(e.instance().address()));
            case BotEvent.InstanceReleased _ -> bot.on(Optional.empty());
            case BotEvent.BotCameOnline e -> bot.in(e.state(), Optional.empty(), at).running(e.botVersion()).living(bot.life().replaced(Optional.empty()));
            case BotEvent.BotWentOffline e -> bot.in(BotState.OFFLINE, Optional.of("Not heard from since " + Sentences.time(e.lastHeard()) + "."), at);
            case BotEvent.BotFailed e -> bot.in(BotState.ERROR, Optional.of(e.reason()), at).living(bot.life().replaced(Optional.empty()));
            case BotEvent.BotRenamed e -> bot.named(e.name());
            case BotEvent.ExchangeKeyAssigned e -> bot.with(Optional.of(e.keyId()), bot.template(), bot.riskLimits());
            case BotEvent.ExchangeKeyUnassigned e -> bot.with(Optional.empty(), bot.template(), bot.riskLimits());
            case BotEvent.TemplateAssigned e ->
                    bot.with(bot.key(), Optional.of(new TemplateInUse(e.templateId().value(), e.name(), e.version())), bot.riskLimits());
            case BotEvent.RiskLimitsSet e -> bot.with(bot.key(), bot.template(), e.riskLimits());
            case BotEvent.BotConfigurationChanged e -> bot.configured(e.configuration());
            case BotEvent.InstructionQueued e -> bot;
            case BotEvent.InstructionProgressed e -> bot;
            case BotEvent.BotPaused e -> bot.in(BotState.PAUSED, Optional.empty(), at);
            case BotEvent.BotResumed e -> bot.in(BotState.ONLINE, Optional.empty(), at);
            case BotEvent.BotScheduleChanged e -> bot.living(bot.life().in(e.window()));
            case BotEvent.BotSleepRequested _ -> bot.in(bot.state(), Optional.of("Going to sleep: its session is over."), at);
            case BotEvent.BotSleepPostponed e -> bot.in(bot.state(), Optional.of("Stays up though its session is over: " + e.reason() + "."), at);
            case BotEvent.BotFellAsleep e -> bot.in(BotState.SLEEPING, Optional.of("Until the session at " + Sentences.time(e.next().opensAt()) + "."), at)
                    .on(Optional.empty());
            case BotEvent.BotWakeStarted e -> bot.in(BotState.WAKING, Optional.of(BotSentences.cause(e)), at).waking(e.deploymentId(), e.region());
            case BotEvent.BotRestartRequested e -> bot.in(bot.state(), Optional.of("Restarting."), at)
                    .living(bot.life().restarted(e.at()).replaced(Optional.of("restart")));
            case BotEvent.BotUpdateRequested e -> bot.in(bot.state(), Optional.of("Updating to version " + e.to() + "."), at)
                    .living(bot.life().replaced(Optional.of("update")));
            case BotEvent.BotReplacementBegun _ -> bot;
            case BotEvent.BotRestarted _, BotEvent.BotUpdated _ -> bot.living(bot.life().replaced(Optional.empty()));
            case BotEvent.BotUpdateRolledBack e -> bot.in(bot.state(), Optional.of("Going back" + e.backTo().map(it -> " to version " + it).orElse("")
                    + ": version " + e.failed() + " did not run."), at);
            case BotEvent.BotOfflineAlerted _ -> bot;
            case BotEvent.BotStopRequested e -> bot.in(BotState.WINDING_DOWN, Optional.empty(), at).living(bot.life().replaced(Optional.empty()));
            case BotEvent.BotStopped e -> bot.in(BotState.STOPPED, Optional.empty(), at).on(Optional.empty());
        };
    }
}
