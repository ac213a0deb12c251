package plutarc.platform.link;

import java.net.URI;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.link.VenueEndpoint;
import plutarc.platform.PlatformSettings;

/** Where each venue is reached, for bots. Thread-safe. */
@Component
class VenueEndpoints {

    private final PlatformSettings settings;

    VenueEndpoints(PlatformSettings settings) {
        this.settings = settings;
    }

    VenueEndpoint of(BotConfiguration.KeyInUse key) {
        return switch (key.venue()) {
            case PAPER -> endpoint(settings.paper().rest(), settings.paper().stream());
            case BYBIT -> key.testnet() ? endpoint(settings.bybit().testnetRest(), settings.bybit().testnetStream())
                    : endpoint(settings.bybit().rest(), settings.bybit().stream());
        };
    }

    private static VenueEndpoint endpoint(URI rest, URI stream) {
        return new VenueEndpoint(rest.toString(), stream.toString());
    }
}
