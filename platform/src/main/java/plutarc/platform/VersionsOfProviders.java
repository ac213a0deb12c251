package plutarc.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import plutarc.commandside.bot.BotVersions;
import plutarc.queryside.bot.VersionsOffered;
import plutarc.saga.compute.ComputeProvider;

/**
 * Tells the command side and the query side, which do not know the compute providers, which versions of the bot can be run. Looks again
 * every few seconds: whoever installs a version need not restart anything. Thread-safe.
 */
@Component
class VersionsOfProviders implements VersionsOffered, BotVersions {

    private static final Duration FRESH = Duration.ofSeconds(3);

    private final ObjectProvider<ComputeProvider> provider;
    private final Clock clock;
    private volatile Seen seen = new Seen(Instant.MIN, List.of());

    VersionsOfProviders(ObjectProvider<ComputeProvider> provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    private record Seen(Instant at, List<String> versions) {
    }

    @Override
    public List<String> all() {
        Seen last = seen;
        Instant now = clock.instant();
        if (last.at().isAfter(now.minus(FRESH))) {
            return last.versions();
        }
        seen = new Seen(now, provider.getObject().versions());
        return seen.versions();
    }

    @Override
    public List<String> installed() {
        return all();
    }
}
