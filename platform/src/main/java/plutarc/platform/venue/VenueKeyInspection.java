package plutarc.platform.venue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.KeyFindings;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.KeyInspection;
import plutarc.contracts.link.KeyMaterial;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.Exchanges;
import plutarc.exchanges.KeyInspector;

/** Tries keys through the adapters that bots trade with, from the backend's own address. The key's text is in memory for as long as that takes. Thread-safe. */
@Component
class VenueKeyInspection implements KeyInspection {

    private static final Duration WITHIN = Duration.ofSeconds(8);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(4);

    private final VenueEndpoints endpoints;
    private final Clock clock;

    VenueKeyInspection(VenueEndpoints endpoints, Clock clock) {
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @Override
    public KeyFindings inspect(Venue venue, ContractType contractType, boolean testnet, KeyMaterial material, List<Instrument> instruments) {
        ExchangeSettings.Timeouts usual = ExchangeSettings.Timeouts.defaults();
        ExchangeSettings settings = new ExchangeSettings(endpoints.of(venue, testnet), contractType, material, Optional.empty(),
                new ExchangeSettings.Timeouts(CONNECT, ANSWER, usual.validity(), usual.pingEvery(), usual.silence(), usual.reconnectMin(), usual.reconnectMax(),
                        usual.resolveEvery()));
        // Never connected: no stream is opened, and there is nothing to listen to.
        try (Exchange exchange = Exchanges.factory(venue).open(settings, event -> { }, clock, RandomGenerator.getDefault())) {
            return KeyInspector.inspect(exchange, contractType, instruments, Optional.empty(), clock, WITHIN).toCompletableFuture().join();
        }
    }
}
