package plutarc.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything that can be set, under {@code plutarc.}; defaults are in {@code application.yaml} or here.
 *
 * @param data       folder that holds all state of this installation; created where it is missing
 * @param web        folder of the built dashboard; none is served without it
 * @param seed       {@code demo} fills an empty installation; anything else is refused
 * @param masterKey  Base64 of the 32 bytes that encrypt the key vault; made and kept in the data folder where empty
 * @param eventStore where events, sagas and deadlines are kept
 * @param documents  where views, accounts and the key vault are kept
 * @param link       the endpoint that bots connect to
 * @param paper      the paper exchange of this installation
 */
@ConfigurationProperties("plutarc")
public record PlatformSettings(@DefaultValue("data") Path data, Optional<String> web, Optional<String> seed, Optional<String> masterKey,
                               @DefaultValue EventStore eventStore, @DefaultValue Documents documents, @DefaultValue Link link,
                               @DefaultValue Paper paper, @DefaultValue Bybit bybit) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "PlatformSettings[" + data + ", " + eventStore + "]";
    }

    /**
     * @param url a JDBC URL of PostgreSQL; empty for the embedded H2 in the data folder
     */
    public record EventStore(Optional<String> url, @DefaultValue("plutarc") String user, @DefaultValue("") String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "EventStore[" + url.orElse("embedded") + "]";
        }
    }

    /** @param uri a MongoDB URI with a database name; empty for the embedded server in the data folder */
    public record Documents(Optional<String> uri) {
    }

    /**
     * @param bind              address to listen on; loopback unless bots run elsewhere
     * @param port              0 for any free one
     * @param certificate       PEM file of the certificate chain; plain WebSocket without it, for loopback only
     * @param privateKey        PEM file of the certificate's key
     * @param heartbeat         how often a bot is asked to be heard from
     * @param missedHeartbeats  so many missed in a row make a bot Offline
     */
    public record Link(@DefaultValue("127.0.0.1") String bind, @DefaultValue("8081") int port, Optional<String> certificate, Optional<String> privateKey,
                       @DefaultValue("15s") Duration heartbeat, @DefaultValue("4") int missedHeartbeats) {
    }

    /**
     * Where bots, and the seed, reach the paper exchange.
     *
     * @param control its control interface
     * @param data    its data folder, where the seed finds the control interface's token
     */
    public record Paper(@DefaultValue("http://127.0.0.1:9090") URI rest, @DefaultValue("ws://127.0.0.1:9090") URI stream,
                        @DefaultValue("http://127.0.0.1:9091") URI control, Optional<String> data) {
    }

    /** Where bots reach Bybit; to be changed for another region of it. */
    public record Bybit(@DefaultValue("https://api.bybit.com") URI rest, @DefaultValue("wss://stream.bybit.com") URI stream,
                        @DefaultValue("https://api-testnet.bybit.com") URI testnetRest,
                        @DefaultValue("wss://stream-testnet.bybit.com") URI testnetStream) {
    }
}
