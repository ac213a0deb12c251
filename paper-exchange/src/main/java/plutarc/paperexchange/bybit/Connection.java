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
    private static final long STUCK = 5_000;
    private static final AtomicLong NUMBERS = new AtomicLong();
    private final LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>(CAPACITY);
    private final Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer(queue);
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private final String id;
    private final String ip;
    private volatile ApiKey key;
    private long sent;
    private long delivered = -1;
    private long deliveredAt;

    Connection(String ip) {
        this.ip = ip;
        this.id = "paper-" + Long.toString(System.nanoTime(), 36) + "-" + NUMBERS.incrementAndGet();
    }

    /** Queues a message; a client that does not keep up is cut off, as a venue does. */
    void send(String message) {
        synchronized (sink) {
            sent++;
            if (sink.tryEmitNext(message) == Sinks.EmitResult.FAIL_OVERFLOW) {
                cutOff();
            }
        }
    }

    private void cutOff() {
        sink.tryEmitError(new IllegalStateException("client reads too slowly"));
        queue.clear();
    }

    void close() {
        synchronized (sink) {
            sink.tryEmitComplete();
        }
    }

    Flux<String> messages() {
        return sink.asFlux();
    }

    /**
     * Whether so much is waiting for the client that an unclocked market should wait as well. A client that takes nothing at all for some
     * seconds is cut off instead: it must not hold up the others.
     *
     * @param now wall clock, milliseconds
     */
    boolean behind(long now) {
        synchronized (sink) {
            int waiting = queue.size();
            if (waiting <= CAPACITY / 10) {
                delivered = -1;
                return false;
            }
            if (sent - waiting != delivered) {
                delivered = sent - waiting;
                deliveredAt = now;
            } else if (now - deliveredAt > STUCK) {
                cutOff();
                return false;
            }
            return true;
        }
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
