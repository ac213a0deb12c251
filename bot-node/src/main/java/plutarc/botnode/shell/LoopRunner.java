package plutarc.botnode.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.botnode.loop.Input;
import plutarc.botnode.loop.Output;
import plutarc.botnode.loop.TradingLoop;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.VenueThread;

/**
 * Runs the loop on the thread that serves the venue's sockets. Inputs come from any thread, are taken one by one in the order of their arrival and stamped
 * with the time; outputs are carried out before the next input is taken. What an output throws ends the bot: it must not act upon what it cannot remember.
 */
public final class LoopRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoopRunner.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final int MEASURED_AT_ONCE = 64;
    private static final int SETTLING_STEPS = 4_000;

    private final TradingLoop loop;
    private final Consumer<Output> effects;
    private final Runnable settled;
    private final InstantSource clock;
    private final Consumer<Recorded> recorder;
    private final LatencyRecorder candleToOrder = new LatencyRecorder();
    /** When the candles arrived whose orders are on their way to the socket. */
    private final Map<ClientOrderId, Long> underWay = new ConcurrentHashMap<>();
    private final VenueThread thread;
    private final KeepWarm warmth;
    private final CountDownLatch over = new CountDownLatch(1);
    private final YoungGeneration young = new YoungGeneration();
    private volatile Runnable warmer = () -> { };
    private volatile boolean failed;

    /** One step of a run, for replaying it. */
    public record Recorded(Instant at, Input input, List<Output> outputs) {
    }

    /**
     * @param effects  carries out outputs, on the loop's thread
     * @param settled  runs when all outputs of a step have been carried out
     * @param recorder sees every step; {@code step -> { }} for none
     * @param thread   its own handle to it, closed with the runner
     */
    public LoopRunner(TradingLoop loop, Consumer<Output> effects, Runnable settled, InstantSource clock, Consumer<Recorded> recorder,
                      VenueThread thread) {
        this.loop = loop;
        this.effects = effects;
        this.settled = settled;
        this.clock = clock;
        this.recorder = recorder;
        this.thread = thread;
        this.warmth = new KeepWarm(thread::after, System::nanoTime, young::collect, () -> warmer.run());
    }

    /** From now on time passes for the loop. */
    public void start() {
        thread.every(TICK, () -> take(new Input.Tick(), System.nanoTime()));
    }

    /** Hands an input to the loop. From any thread; never blocks. What comes when all is over is dropped. */
    public void offer(Input input) {
        long received = System.nanoTime();
        try {
            thread.execute(() -> take(input, received));
        } catch (RejectedExecutionException whenOver) {
            LOG.atDebug().addKeyValue("input", input.getClass().getSimpleName()).log("loop.over");
        }
    }

    /** An order's frame is on the socket. From any thread. */
    public void written(ClientOrderId order, long nanos) {
        Long received = underWay.remove(order);
        if (received != null) {
            candleToOrder.record(nanos - received);
        }
    }

    /** From a closed candle's arrival until the socket has taken the frame of the first order that it caused, in nanoseconds. */
    public LatencyRecorder candleToOrder() {
        return candleToOrder;
    }

    /**
     * Keeps the way from a candle to its order warm from now on. From any thread.
     *
     * @param step goes that way once more, as far as it has no effect; run on the loop's thread: unhurriedly a few thousand times, which has its code
     *             compiled, then often, shortly before a candle is expected
     */
    public void keepWarm(Runnable step) {
        warmer = step;
        thread.execute(() -> warmth.begin(SETTLING_STEPS));
    }

    /** Waits until the loop has ended. Returns whether it ended in good order. */
    public boolean await() throws InterruptedException {
        over.await();
        return !failed;
    }

    /** Takes no further input. */
    @Override
    public void close() {
        thread.close();
        over.countDown();
    }

    private void take(Input input, long received) {
        if (over.getCount() == 0) {
            return;
        }
        try {
            if (step(input, received)) {
                over.countDown();
            }
            if (input instanceof Input.Venue(ExchangeEvent.CandleClosed candle)) {
                warmth.closed(candle, received);
            }
        } catch (RuntimeException | Error e) {
            failed = true;
            LOG.atError().setCause(e).log("loop.failed");
            over.countDown();
        }
    }

    private boolean step(Input input, long received) {
        Instant at = clock.instant();
        List<Output> outputs = loop.accept(at, input);
        boolean end = false;
        boolean measured = !(input instanceof Input.Venue(ExchangeEvent.CandleClosed candle));
        for (Output output : outputs) {
            if (!measured && output instanceof Output.Place place) {
                measure(place.order().clientOrderId(), received);
                measured = true;
            }
            effects.accept(output);
            end |= output instanceof Output.End;
        }
        settled.run();
        recorder.accept(new Recorded(at, input, outputs));
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
