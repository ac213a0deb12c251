package plutarc.platform.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import plutarc.platform.PlatformSettings;

class LocalProbeTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    @Test
    void whatAnswersIsMeasuredAndWhatDoesNotIsSaidToBeOutOfReach() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer venue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        venue.createContext("/v5/market/time", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        venue.start();
        try {
            LocalProbe probe = new LocalProbe(new VenueEndpoints(settings(URI.create("http://127.0.0.1:" + venue.getAddress().getPort()))), Clock.fixed(NOW, ZoneOffset.UTC));
            assertThat(probe.fromThisMachine()).as("nothing before the first measurement").isEmpty();
            probe.measure();
            assertThat(asked).hasValue(3);
            assertThat(probe.fromThisMachine()).hasSize(2).allMatch(each -> each.at().equals(NOW));
            assertThat(probe.fromThisMachine().getFirst().roundTripMs().orElseThrow()).isPositive();
            assertThat(probe.fromThisMachine().getLast().roundTripMs()).isEmpty();
        } finally {
            venue.stop(0);
        }
    }

    private static PlatformSettings settings(URI paper) {
        return new PlatformSettings(Path.of("none"), Optional.empty(), Optional.empty(), Optional.empty(), new PlatformSettings.EventStore(Optional.empty(), "", ""),
                new PlatformSettings.Documents(Optional.empty()), new PlatformSettings.Link("127.0.0.1", 0, Optional.empty(), Optional.empty(), Duration.ofSeconds(15), 4),
                new PlatformSettings.Paper(paper, NOBODY, NOBODY, Optional.empty()), new PlatformSettings.Bybit(NOBODY, NOBODY, NOBODY, NOBODY));
    }
}
