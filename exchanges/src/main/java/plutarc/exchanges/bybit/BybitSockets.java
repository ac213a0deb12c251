package plutarc.exchanges.bybit;

import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.ExchangeSettings.Timeouts;
import plutarc.exchanges.wire.Backoff;
import plutarc.exchanges.wire.WebSocketLine;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** The one thread of an adapter and the sockets that it serves, all from the bot's own address. */
final class BybitSockets {

    private final ExchangeSettings settings;
    private final Timeouts timeouts;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final LoopResources threads = LoopResources.create("bybit", 1, true);
    private final EventLoop loop = threads.onClient(true).next();
    private final ConnectionProvider pool;
    private final HttpClient streams;

    BybitSockets(ExchangeSettings settings, InstantSource clock, RandomGenerator random) {
        this.settings = settings;
        this.timeouts = settings.timeouts();
        this.clock = clock;
        this.random = random;
        // Idle connections go before the venue closes them, so that no request meets one that is just being closed.
        this.pool = ConnectionProvider.builder("bybit").maxConnections(8).pendingAcquireMaxCount(256).pendingAcquireTimeout(timeouts.connect())
                .maxIdleTime(Duration.ofSeconds(15)).build();
        this.streams = client(ConnectionProvider.newConnection());
    }

    EventLoop loop() {
        return loop;
    }

    /** Runs the work on the thread; false once it is closed. */
    boolean run(Runnable work) {
        try {
            loop.execute(work);
            return true;
        } catch (RejectedExecutionException afterClose) {
            return false;
        }
    }

    HttpClient requests() {
        return client(pool).responseTimeout(timeouts.answer());
    }

    /** A line to the stream of this path, for a peer. */
    Function<WebSocketLine.Peer, WebSocketLine> lines(String path) {
        return peer -> new WebSocketLine(streams, loop, settings.endpoint().streamUrl() + path, timeouts,
                new Backoff(timeouts.reconnectMin(), timeouts.reconnectMax(), random), clock, peer);
    }

    /** Does not wait. */
    void close() {
        pool.disposeLater().then(threads.disposeLater(Duration.ZERO, Duration.ofSeconds(2))).subscribe();
    }

    private HttpClient client(ConnectionProvider provider) {
        HttpClient plain = HttpClient.create(provider).runOn(threads).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeouts.connect().toMillis());
        return settings.bindAddress().map(address -> plain.bindAddress(() -> new InetSocketAddress(address, 0))).orElse(plain);
    }
}
