package plutarc.platform.venue;

import java.net.URI;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.VenueEndpoint;
import plutarc.platform.PlatformSettings;

/** Where each venue is reached, by bots and by whoever tries a key. Thread-safe. */
@Component
public class VenueEndpoints {

    private final PlatformSettings settings;

    VenueEndpoints(PlatformSettings settings) {
        this.settings = settings;
    }

    public VenueEndpoint of(BotConfiguration.KeyInUse key) {
        return of(key.venue(), key.testnet());
    }

    public VenueEndpoint of(Venue venue, boolean testnet) {
        return switch (venue) {
            case PAPER -> endpoint(settings.paper().rest(), settings.paper().stream());
            case BYBIT -> testnet ? endpoint(settings.bybit().testnetRest(), settings.bybit().testnetStream())
                    : endpoint(settings.bybit().rest(), settings.bybit().stream());
        };
    }

    private static VenueEndpoint endpoint(URI rest, URI stream) {
        return new VenueEndpoint(rest.toString(), stream.toString());
    }
}
