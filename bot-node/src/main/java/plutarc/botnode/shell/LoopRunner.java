package plutarc.botnode.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.botnode.loop.Input;
import plutarc.botnode.loop.Output;
import plutarc.botnode.loop.TradingLoop;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ExchangeEvent;

/**
 * The loop's one thread. Inputs come from any thread into one queue, are stamped with the time and taken one by one; outputs are carried out before the
 * next input is taken. What an output throws ends the bot: it must not act upon what it cannot remember.
 */
public final class LoopRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoopRunner.class);
    private static final long TICK_MILLIS = 250;
    private static final int MEASURED_AT_ONCE = 64;

    private record Queued(Input input, long receivedNanos) {
    }

    private final TradingLoop loop;
    private final Consumer<Output> effects;
    private final InstantSource clock;
    private final Consumer<Recorded> recorder;
    private final LatencyRecorder candleToOrder = new LatencyRecorder();
    /** When the candles arrived whose orders are on their way to the socket. */
    private final Map<ClientOrderId, Long> underWay = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Queued> queue = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("trading-loop").unstarted(this::run);
    private volatile boolean closed;
    private volatile boolean failed;

    /** One step of a run, for replaying it. */
    public record Recorded(Instant at, Input input, List<Output> outputs) {
    }

    /**
     * @param effects  carries out outputs, on the loop's thread
     * @param recorder sees every step; {@code step -> { }} for none
     */
    public LoopRunner(TradingLoop loop, Consumer<Output> effects, InstantSource clock, Consumer<Recorded> recorder) {
        this.loop = loop;
        this.effects = effects;
        this.clock = clock;
        this.recorder = recorder;
    }

    public void start() {
        thread.start();
    }

    /** Hands an input to the loop. From any thread; never blocks. */
    public void offer(Input input) {
        queue.add(new Queued(input, System.nanoTime()));
    }

    /** An order's frame is on the socket. From any thread. */
    public void written(ClientOrderId order, long nanos) {
        Long received = underWay.remove(order);
        if (received != null) {
            candleToOrder.record(nanos - received);
        }
    }

    /** From a closed candle's arrival at the loop's queue until the socket has taken the frame of the first order that it caused, in nanoseconds. */
    public LatencyRecorder candleToOrder() {
        return candleToOrder;
    }

    /** Waits until the loop has ended. Returns whether it ended in good order. */
    public boolean await() throws InterruptedException {
        over.await();
        return !failed;
    }

    /** Ends the thread after the input under way. */
    @Override
    public void close() {
        closed = true;
        queue.add(new Queued(new Input.Tick(), System.nanoTime()));
    }

    private void run() {
        long nextTick = System.nanoTime();
        try {
            while (!closed) {
                long wait = nextTick - System.nanoTime();
                Queued next = queue.poll(Math.max(0, wait), TimeUnit.NANOSECONDS);
                if (next == null) {
                    nextTick = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
                    next = new Queued(new Input.Tick(), nextTick);
                }
                if (step(next)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failed = true;
            LOG.atError().setCause(e).log("loop.failed");
        } finally {
            over.countDown();
        }
    }

    private boolean step(Queued next) {
        Instant at = clock.instant();
        List<Output> outputs = loop.accept(at, next.input());
        boolean end = false;
        boolean measured = !(next.input() instanceof Input.Venue(ExchangeEvent.CandleClosed candle));
        for (Output output : outputs) {
            if (!measured && output instanceof Output.Place place) {
                measure(place.order().clientOrderId(), next.receivedNanos());
                measured = true;
            }
            effects.accept(output);
            end |= output instanceof Output.End;
        }
        recorder.accept(new Recorded(at, next.input(), outputs));
        return end;
    }

    /** An order that never gets to the socket, for it went by REST, is forgotten when it has company. */
    private void measure(ClientOrderId order, long receivedNanos) {
        if (underWay.size() >= MEASURED_AT_ONCE) {
            underWay.clear();
        }
        underWay.put(order, receivedNanos);
    }
}
