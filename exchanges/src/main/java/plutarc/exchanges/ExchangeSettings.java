package plutarc.exchanges;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.VenueEndpoint;

/**
 * What an adapter needs to know to reach one account.
 *
 * @param endpoint    live, testnet, or the local exchange
 * @param key         hides itself in {@code toString}
 * @param bindAddress the local address to connect from, where each bot has one of its own; empty for the system's choice
 */
public record ExchangeSettings(VenueEndpoint endpoint, ContractType contractType, KeyMaterial key, Optional<InetAddress> bindAddress, Timeouts timeouts) {

    public ExchangeSettings(VenueEndpoint endpoint, ContractType contractType, KeyMaterial key, Optional<InetAddress> bindAddress) {
        this(endpoint, contractType, key, bindAddress, Timeouts.defaults());
    }

    /**
     * How long to wait, each above zero.
     *
     * @param connect       for a TCP and TLS connection
     * @param answer        for the answer to a request; then its outcome is unknown
     * @param validity      the venue refuses a request that arrives later than this after it was signed; what it does not know after that has never arrived
     * @param pingEvery     between pings of a stream
     * @param silence       without any frame, a stream counts as dead; more than {@code pingEvery}
     * @param reconnectMin  first pause before a reconnect; doubles at each failure, with jitter
     * @param reconnectMax  longest pause
     * @param resolveEvery  between two questions about an order whose outcome is unknown
     */
    public record Timeouts(Duration connect, Duration answer, Duration validity, Duration pingEvery, Duration silence, Duration reconnectMin,
                           Duration reconnectMax, Duration resolveEvery) {

        /** @throws IllegalArgumentException naming the field, if one is not above zero, or silence not above pingEvery */
        public Timeouts {
            require("connect", connect);
            require("answer", answer);
            require("validity", validity);
            require("pingEvery", pingEvery);
            require("silence", silence);
            require("reconnectMin", reconnectMin);
            require("reconnectMax", reconnectMax);
            require("resolveEvery", resolveEvery);
            if (silence.compareTo(pingEvery) <= 0) {
                throw new IllegalArgumentException("silence is " + silence + "; allowed is more than pingEvery, " + pingEvery);
            }
        }

        public static Timeouts defaults() {
            return new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30),
                    Duration.ofMillis(250), Duration.ofSeconds(30), Duration.ofSeconds(1));
        }

        private static void require(String field, Duration value) {
            if (value == null || value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(field + " is " + value + "; allowed is above zero");
            }
        }
    }
}
