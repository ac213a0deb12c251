package plutarc.platform.venue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import plutarc.contracts.exchangekey.Venue;
import plutarc.queryside.bot.RegionProbes;

/**
 * Asks each exchange that this installation can trade at for its time, every ten minutes, each time over a new connection: what a bot on this machine has before
 * it, at worst. Of three tries the middle one counts. Thread-safe.
 */
@Component
class LocalProbe implements RegionProbes {

    private static final int TRIES = 3;
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final VenueEndpoints endpoints;
    private final Clock clock;
    private volatile List<Probe> latest = List.of();

    LocalProbe(VenueEndpoints endpoints, Clock clock) {
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @Override
    public List<Probe> fromThisMachine() {
        return latest;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 600, timeUnit = TimeUnit.SECONDS)
    void measure() throws InterruptedException {
        latest = List.of(probe(Venue.PAPER, "Paper exchange"), probe(Venue.BYBIT, "Bybit"));
    }

    private Probe probe(Venue venue, String name) throws InterruptedException {
        double[] millis = new double[TRIES];
        try {
            for (int i = 0; i < TRIES; i++) {
                millis[i] = roundTrip(URI.create(endpoints.of(venue, false).restUrl() + "/v5/market/time"));
            }
        } catch (IOException notReached) {
            return new Probe(venue.code(), name, Optional.empty(), clock.instant());
        }
        Arrays.sort(millis);
        return new Probe(venue.code(), name, Optional.of(millis[TRIES / 2]), clock.instant());
    }

    private static double roundTrip(URI time) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(WITHIN).build()) {
            long begun = System.nanoTime();
            http.send(HttpRequest.newBuilder(time).timeout(WITHIN).build(), HttpResponse.BodyHandlers.discarding());
            return (System.nanoTime() - begun) / 1e6;
        }
    }
}
