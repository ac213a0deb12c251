package plutarc.saga.compute;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plutarc.contracts.bot.RegionId;
import tools.jackson.core.type.TypeReference;

/** How long it took, of late, from asking a provider for an instance in a region to the bot's first word. Kept in a file. Thread-safe. */
public final class ProvisioningTimes {
    /** Where nothing has been measured yet. */
    public static final Duration UNKNOWN = Duration.ofMinutes(5);
    static final int KEPT = 50;
    private static final Duration LEAST_MARGIN = Duration.ofSeconds(5);

    private final JsonFile<Map<String, List<Long>>> file;
    private final Map<String, List<Long>> millis;

    public ProvisioningTimes(Path file) {
        this.file = new JsonFile<>(file, new TypeReference<>() {
        });
        this.millis = new HashMap<>(this.file.read().orElse(Map.of()));
    }

    public synchronized void measured(String provider, RegionId region, Duration took) {
        if (took.isNegative()) {
            return;
        }
        var samples = new ArrayList<>(millis.getOrDefault(name(provider, region), List.of()));
        samples.add(took.toMillis());
        millis.put(name(provider, region), List.copyOf(samples.subList(Math.max(0, samples.size() - KEPT), samples.size())));
        file.write(millis);
    }

    /** How long before it is needed an instance is asked for: the 95th percentile and a margin of half of it, five seconds at least. */
    public synchronized Duration lead(String provider, RegionId region) {
        var samples = millis.getOrDefault(name(provider, region), List.of()).stream().sorted().toList();
        if (samples.isEmpty()) {
            return UNKNOWN;
        }
        var p95 = Duration.ofMillis(samples.get((int) Math.ceil(samples.size() * 0.95) - 1));
        var margin = p95.dividedBy(2);
        return p95.plus(margin.compareTo(LEAST_MARGIN) < 0 ? LEAST_MARGIN : margin);
    }

    private static String name(String provider, RegionId region) {
        return provider + "/" + region.value();
    }
}
