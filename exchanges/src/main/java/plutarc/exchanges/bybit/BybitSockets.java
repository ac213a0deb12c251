package plutarc.exchanges.bybit;

import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.ExchangeSettings.Timeouts;
import plutarc.exchanges.VenueThread;
import plutarc.exchanges.wire.Backoff;
import plutarc.exchanges.wire.WebSocketLine;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The one thread of an adapter and the sockets that it serves, all from the bot's own address. */
final class BybitSockets {

    private static final Logger LOG = LoggerFactory.getLogger(BybitSockets.class);

    private final ExchangeSettings settings;
    private final Timeouts timeouts;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final VenueThread thread;
    private final ConnectionProvider pool;
    private final HttpClient streams;
    private volatile boolean closed;

    BybitSockets(ExchangeSettings settings, InstantSource clock, RandomGenerator random, VenueThread thread) {
        this.thread = thread;
        this.settings = settings;
        this.timeouts = settings.timeouts();
        this.clock = clock;
        this.random = random;
        // Idle connections go before the venue closes them, so that no request meets one that is just being closed.
        this.pool = ConnectionProvider.builder("bybit").maxConnections(8).pendingAcquireMaxCount(256).pendingAcquireTimeout(timeouts.connect())
                .maxIdleTime(Duration.ofSeconds(15)).build();
        this.streams = client(ConnectionProvider.newConnection());
    }

    VenueThread thread() {
        return thread;
    }

    /** Runs the work on the thread, at once if that is the caller's; false once it is closed. */
    boolean run(Runnable work) {
        try {
            if (closed) {
                return false;
            }
            if (thread.isCurrent()) {
                runNow(work);
            } else {
                thread.execute(() -> runNow(work));
            }
            return true;
        } catch (RejectedExecutionException afterClose) {
            return false;
        }
    }

    /** What fails must cost neither the thread nor a caller who thinks on it too. */
    private static void runNow(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.atError().setCause(failure).log("the adapter failed");
        }
    }

    HttpClient requests() {
        return client(pool).responseTimeout(timeouts.answer());
    }

    /** A line to the stream of this path, for a peer. */
    Function<WebSocketLine.Peer, WebSocketLine> lines(String path) {
        return peer -> new WebSocketLine(streams, thread, settings.endpoint().streamUrl() + path, timeouts,
                new Backoff(timeouts.reconnectMin(), timeouts.reconnectMax(), random), clock, peer);
    }

    /** Does not wait. */
    void close() {
        closed = true;
        pool.disposeLater().doFinally(signal -> thread.close()).subscribe();
    }

    private HttpClient client(ConnectionProvider provider) {
        HttpClient plain = HttpClient.create(provider).runOn(thread.resources()).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeouts.connect().toMillis());
        return settings.bindAddress().map(address -> plain.bindAddress(() -> new InetSocketAddress(address, 0))).orElse(plain);
    }
}
