package plutarc.saga.compute;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import plutarc.contracts.bot.BotId;
import tools.jackson.core.type.TypeReference;

/**
 * Which loopback address belongs to which bot, kept in a file. A bot's address is derived from its id, so that one that was freed and
 * is asked for again is, unless somebody took it meanwhile, the one it had. Thread-safe.
 */
final class AddressBook {
    private static final int HOSTS = 254;
    private static final int SPACE = HOSTS * 256 * HOSTS;

    private final JsonFile<Map<String, String>> file;
    private final Map<String, String> addresses;

    AddressBook(Path file) {
        this.file = new JsonFile<>(file, new TypeReference<>() {
        });
        this.addresses = new TreeMap<>(this.file.read().orElse(Map.of()));
    }

    synchronized String reserve(BotId botId) {
        var reserved = addresses.get(botId.value());
        if (reserved != null) {
            return reserved;
        }
        var taken = new HashSet<>(addresses.values());
        int start = Math.floorMod(botId.value().hashCode(), SPACE);
        for (int i = 0; i < SPACE; i++) {
            var address = address(Math.floorMod(start + i, SPACE));
            if (!taken.contains(address)) {
                var next = new LinkedHashMap<>(addresses);
                next.put(botId.value(), address);
                file.write(next);
                addresses.put(botId.value(), address);
                return address;
            }
        }
        throw ComputeException.lasting("no loopback address is left");
    }

    synchronized void free(BotId botId) {
        if (addresses.containsKey(botId.value())) {
            var next = new LinkedHashMap<>(addresses);
            next.remove(botId.value());
            file.write(next);
            addresses.remove(botId.value());
        }
    }

    /** 127.1.0.1 to 127.254.255.254: never 127.0.0.x, where the machine's own services listen. */
    static String address(int index) {
        int last = index % HOSTS + 1;
        int third = index / HOSTS % 256;
        int second = index / (HOSTS * 256) + 1;
        return "127." + second + "." + third + "." + last;
    }
}
