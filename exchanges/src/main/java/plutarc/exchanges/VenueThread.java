package plutarc.exchanges;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import reactor.netty.resources.LoopResources;

/**
 * The one thread on which a venue's sockets are served. Whoever thinks on it too, as a trading loop does, hears a candle and sends its order without
 * waiting for another thread to wake. Nothing that runs on it may block. Thread-safe.
 *
 * <p>What was asked for through a handle is dropped when that handle is closed: the thread itself ends with the handle that started it.
 */
public final class VenueThread implements Executor, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LoopResources resources;
    private final EventLoop loop;
    private final boolean owner;
    private final Set<ScheduledFuture<?>> repeated = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private VenueThread(LoopResources resources, EventLoop loop, boolean owner) {
        this.resources = resources;
        this.loop = loop;
        this.owner = owner;
    }

    /**
     * Starts a thread that does not keep the process alive.
     *
     * @param name what its name begins with
     */
    public static VenueThread start(String name) {
        LoopResources resources = LoopResources.create(name, 1, true);
        return new VenueThread(resources, resources.onClient(true).next(), true);
    }

    /** Another handle to the same thread: closing it drops what was asked for through it and leaves the thread to its owner. */
    public VenueThread lent() {
        return new VenueThread(resources, loop, false);
    }

    /** For sockets. */
    public LoopResources resources() {
        return resources;
    }

    /** For sockets. */
    public EventLoop loop() {
        return loop;
    }

    /** Whether the caller runs on it. */
    public boolean isCurrent() {
        return loop.inEventLoop();
    }

    /**
     * Runs the work after everything that was handed over before.
     *
     * @throws RejectedExecutionException if this handle is closed
     */
    @Override
    public void execute(Runnable work) {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        loop.execute(whileOpen(work));
    }

    /** Runs the work once, after a while. */
    public ScheduledFuture<?> after(Duration pause, Runnable work) {
        return loop.schedule(whileOpen(work), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs the work again and again, the first time after one interval. */
    public ScheduledFuture<?> every(Duration interval, Runnable work) {
        repeated.removeIf(ScheduledFuture::isDone);
        ScheduledFuture<?> again = loop.scheduleAtFixedRate(whileOpen(work), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        repeated.add(again);
        return again;
    }

    /** Does not wait. */
    @Override
    public void close() {
        closed = true;
        repeated.forEach(again -> again.cancel(false));
        if (owner) {
            resources.disposeLater(Duration.ZERO, PATIENCE).subscribe();
        }
    }

    private Runnable whileOpen(Runnable work) {
        return () -> {
            if (!closed) {
                work.run();
            }
        };
    }
}
