package plutarc.platform.link;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.PlatformSettings;

/**
 * When each bot was last heard from, and what follows: a bot that missed its heartbeats is Offline, one that is heard again is Online.
 * Begins with every bot that could link before this backend started, so that one that died meanwhile is noticed. Thread-safe.
 */
@Component
class Presence {

    private static final Logger log = LoggerFactory.getLogger(Presence.class);

    private final PlatformSettings.Link settings;
    private final EnrolmentStore enrolments;
    private final LinkedBots linked;
    private final LinkCommands commands;
    private final Clock clock;
    private final ConcurrentHashMap<BotId, Seen> bots = new ConcurrentHashMap<>();

    Presence(PlatformSettings settings, EnrolmentStore enrolments, LinkedBots linked, LinkCommands commands, Clock clock) {
        this.settings = settings.link();
        this.enrolments = enrolments;
        this.linked = linked;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param confirmed it is on record that the bot is as heard (true) or unheard (false) as {@code online} says */
    private record Seen(WorkspaceId workspaceId, DeploymentId deploymentId, Instant lastHeard, boolean online, boolean confirmed) {
    }

    void expectEveryoneWhoCouldLink() {
        Instant now = clock.instant();
        enrolments.holdingCredentials().forEach(bot -> bots.putIfAbsent(bot.botId(), new Seen(bot.workspaceId(), bot.deploymentId(), now, true, true)));
    }

    /** Called for every frame of the bot, from its own link. */
    void heard(BotLink link) {
        Seen before = bots.put(link.botId(), new Seen(link.workspaceId(), link.deploymentId(), clock.instant(), true, false));
        boolean known = before != null && before.online() && before.confirmed() && before.deploymentId().equals(link.deploymentId());
        if (known || confirmOnline(link)) {
            bots.computeIfPresent(link.botId(), (id, seen) -> new Seen(seen.workspaceId(), seen.deploymentId(), seen.lastHeard(), seen.online(), seen.online()));
        }
    }

    /** Called when the bot has just linked: whatever is on record, it is said again that it is there. */
    void linked(BotLink link) {
        bots.remove(link.botId());
        heard(link);
    }

    private boolean confirmOnline(BotLink link) {
        try {
            commands.online(link);
            return true;
        } catch (RefusedException notNow) {
            log.atDebug().addKeyValue("bot", link.botId()).addKeyValue("code", notNow.refusal().code()).log("not confirmed online yet");
            return false;
        }
    }

    /** Called now and then: marks those Offline that were not heard from for too long. */
    void check() {
        Instant now = clock.instant();
        Duration patience = settings.heartbeat().multipliedBy(settings.missedHeartbeats());
        bots.forEach((botId, seen) -> {
            boolean silent = now.isAfter(seen.lastHeard().plus(patience));
            if (silent && (seen.online() || !seen.confirmed())) {
                linked.find(botId).ifPresent(BotLink::close);
                bots.replace(botId, seen, new Seen(seen.workspaceId(), seen.deploymentId(), seen.lastHeard(), false, markOffline(botId, seen)));
            }
        });
    }

    private boolean markOffline(BotId botId, Seen seen) {
        try {
            commands.offline(seen.workspaceId(), botId, seen.deploymentId(), seen.lastHeard());
            return true;
        } catch (RefusedException alreadyElsewhere) {
            return true;
        } catch (RuntimeException later) {
            log.atWarn().addKeyValue("bot", botId).addKeyValue("reason", later.getMessage()).log("not marked offline yet");
            return false;
        }
    }
}
