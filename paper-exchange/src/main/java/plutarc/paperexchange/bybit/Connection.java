package plutarc.paperexchange.bybit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** One client's WebSocket: what it has subscribed to, who it is, and the messages on their way to it. Thread-safe. */
final class Connection {
    /** Messages that may wait for a slow client before it is cut off. */
    private static final int CAPACITY = 20_000;
    private static final AtomicLong NUMBERS = new AtomicLong();
    private final LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>(CAPACITY);
    private final Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer(queue);
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private final String id;
    private final String ip;
    private volatile ApiKey key;

    Connection(String ip) {
        this.ip = ip;
        this.id = "paper-" + Long.toString(System.nanoTime(), 36) + "-" + NUMBERS.incrementAndGet();
    }

    /** Queues a message; a client that does not keep up is cut off, as a venue does. */
    void send(String message) {
        synchronized (sink) {
            if (sink.tryEmitNext(message) == Sinks.EmitResult.FAIL_OVERFLOW) {
                sink.tryEmitError(new IllegalStateException("client reads too slowly"));
            }
        }
    }

    void close() {
        synchronized (sink) {
            sink.tryEmitComplete();
        }
    }

    Flux<String> messages() {
        return sink.asFlux();
    }

    boolean behind() {
        return queue.size() > CAPACITY / 10;
    }

    Set<String> topics() {
        return topics;
    }

    String id() {
        return id;
    }

    String ip() {
        return ip;
    }

    /** Null until the client has authenticated. */
    ApiKey key() {
        return key;
    }

    void authenticated(ApiKey value) {
        key = value;
    }
}
