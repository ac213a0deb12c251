package plutarc.queryside.live;

import java.util.Optional;

/**
 * One event of the live view.
 *
 * @param name such as {@code bot}
 * @param key  of what replaces an earlier event that has not been sent yet; empty for what must all be sent
 * @param data what is written as JSON
 */
public record LiveEvent(String name, Optional<String> key, Object data) {

    /** Tells a client that it has missed events, or that much has gone, and must read everything again. */
    static final LiveEvent RESYNC = new LiveEvent("resync", Optional.of("resync"), java.util.Map.of());

    static LiveEvent latest(String name, String key, Object data) {
        return new LiveEvent(name, Optional.of(name + "/" + key), data);
    }

    static LiveEvent each(String name, Object data) {
        return new LiveEvent(name, Optional.empty(), data);
    }
}
