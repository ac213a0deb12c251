package plutarc.platform.link;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotId;

/** Which bots are linked to this backend now. Of each bot at most one link is: a newer one ends an older one. Thread-safe. */
@Component
class LinkedBots {

    private final ConcurrentHashMap<BotId, BotLink> links = new ConcurrentHashMap<>();

    /** From here on this link speaks for the bot; one that did before is ended. */
    void take(BotLink link) {
        BotLink before = links.put(link.botId(), link);
        if (before != null && before != link) {
            if (before.sameProcessAs(link)) {
                before.close();
            } else {
                before.refuse("superseded", "Another process of this bot has opened a link.");
            }
        }
    }

    /** @return false if another link speaks for the bot by now */
    boolean release(BotLink link) {
        return links.remove(link.botId(), link);
    }

    boolean speaks(BotLink link) {
        return links.get(link.botId()) == link;
    }

    Optional<BotLink> find(BotId botId) {
        return Optional.ofNullable(links.get(botId));
    }

    Collection<BotLink> all() {
        return links.values();
    }

    /** Tells the bot why and closes its link, if it has one. */
    void end(BotId botId, String code, String message) {
        find(botId).ifPresent(link -> link.refuse(code, message));
    }
}
