package plutarc.platform.link;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for silent bots four times a heartbeat. */
@Component
class PresenceWatch {

    private final Presence presence;

    PresenceWatch(Presence presence) {
        this.presence = presence;
    }

    @Scheduled(fixedDelayString = "#{@'plutarc-plutarc.platform.PlatformSettings'.link().heartbeat().toMillis() / 4}")
    void look() {
        presence.check();
    }
}
