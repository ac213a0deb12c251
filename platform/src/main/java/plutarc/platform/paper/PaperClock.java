package plutarc.platform.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.VenueTime;
import plutarc.contracts.exchangekey.Venue;
import plutarc.platform.PlatformSettings;
import plutarc.saga.bot.VenueClocks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The time at each venue: at this installation's paper exchange its market's, which it is asked for; everywhere else the wall clock's. An answer serves for
 * half a second, so that bots that wake together cost one request. Thread-safe.
 */
@Component
class PaperClock implements VenueClocks {

    private static final Duration WITHIN = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofMillis(500);

    private final PlatformSettings.Paper settings;
    private final Clock clock;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(WITHIN).build();
    private Instant askedAt = Instant.MIN;
    private VenueTime answered;

    PaperClock(PlatformSettings settings, Clock clock, JsonMapper json) {
        this.settings = settings.paper();
        this.clock = clock;
        this.json = json;
    }

    @Override
    public VenueTime at(Optional<Venue> venue) {
        return venue.filter(it -> it == Venue.PAPER && settings.data().isPresent()).map(_ -> market()).orElseGet(() -> VenueTime.wall(clock.instant()));
    }

    private synchronized VenueTime market() {
        if (askedAt.isBefore(clock.instant().minus(FRESH))) {
            answered = ask();
            askedAt = clock.instant();
        }
        return answered;
    }

    private VenueTime ask() {
        try {
            Path folder = Path.of(settings.data().orElseThrow());
            HttpRequest request = HttpRequest.newBuilder(URI.create(settings.control() + "/paper/v1/status")).timeout(WITHIN)
                    .header("Authorization", "Bearer " + Files.readString(folder.resolve("admin-token")).strip()).build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the paper exchange answered " + answer.statusCode());
            }
            return read(json.readTree(answer.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException("the paper exchange cannot be asked for its time: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A market that is stepped by hand, played as fast as possible or at its end has no rate that could be counted on. */
    static VenueTime read(JsonNode status) {
        String speed = status.get("speed").asString();
        double rate = status.path("ended").asBoolean(false) || !speed.endsWith("x") ? 0 : Double.parseDouble(speed.substring(0, speed.length() - 1));
        return new VenueTime(Instant.ofEpochMilli(status.get("marketTime").asLong()), rate);
    }
}
