package plutarc.paperexchange.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.paperexchange.journal.Journal;
import plutarc.paperexchange.venue.MarketStep;
import plutarc.paperexchange.venue.Reply;
import plutarc.paperexchange.venue.Venue;
import plutarc.paperexchange.venue.VenueInput;

/**
 * The one thread that touches the venue. Requests and market steps are taken in batches; what they changed is forced to disk once a
 * batch, and only then answered and told: nothing that anybody was told can be lost. All public methods may be called from any thread.
 */
public final class VenueLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VenueLoop.class);
    private static final int BATCH = 256;
    private static final int SLICE = 20;
    private static final long SNAPSHOT_BYTES = 256 << 10;

    private final LinkedBlockingQueue<Runnable> requests = new LinkedBlockingQueue<>();
    private final List<Runnable> effects = new ArrayList<>();
    private final Playback playback;
    private final Listener listener;
    private final LongSupplier nanos;
    private final MarketClock clock;
    private final Thread thread;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private boolean durable;
    private boolean batchOver;

    /**
     * Starts the thread.
     *
     * @param beforeStart called with this loop before the market moves
     */
    public VenueLoop(Playback playback, Speed speed, Listener listener, LongSupplier nanos, Consumer<VenueLoop> beforeStart) {
        this.playback = playback;
        this.listener = listener;
        this.nanos = nanos;
        this.clock = new MarketClock(speed, playback.venue().time(), nanos.getAsLong());
        this.thread = Thread.ofPlatform().name("venue").unstarted(this::run);
        beforeStart.accept(this);
        this.thread.start();
    }

    private void run() {
        try {
            while (running.get()) {
                Runnable request = requests.poll(Math.max(0, waitNanos()), TimeUnit.NANOSECONDS);
                batchOver = false;
                for (int i = 1; request != null; i++) {
                    request.run();
                    request = i < BATCH && !batchOver ? requests.poll() : null;
                }
                playDue();
                flush();
            }
            stopped.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.complete(null);
        } catch (Throwable e) {
            stopped.completeExceptionally(e);
            LOG.atError().setCause(e).log("the venue has stopped: restart the paper exchange, its journal is intact");
        }
    }

    private long waitNanos() {
        if (clock.speed().mode() == Speed.Mode.STEP) {
            return TimeUnit.SECONDS.toNanos(1);
        }
        Optional<MarketStep> next = playback.tape().peek();
        if (next.isEmpty()) {
            return playback.venue().ended() ? TimeUnit.SECONDS.toNanos(1) : 0;
        }
        if (clock.speed().mode() == Speed.Mode.MAX) {
            return listener.congested() ? TimeUnit.MILLISECONDS.toNanos(1) : 0;
        }
        return Math.min(clock.untilDue(next.get().time(), playback.venue().time(), nanos.getAsLong()), TimeUnit.SECONDS.toNanos(1));
    }

    private void playDue() {
        for (int i = 0; i < BATCH && clock.speed().mode() != Speed.Mode.STEP && !playback.venue().ended() && waitNanos() <= 0; i++) {
            play();
        }
    }

    /** Plays one step, or ends the market when there are none left. */
    private void play() {
        Venue venue = playback.venue();
        if (playback.tape().peek().isEmpty()) {
            venue.end();
            playback.record(new Journal.Entry(venue.state().step(), null, true));
            durable = true;
            LOG.atInfo().addKeyValue("marketTime", venue.time()).log("the market's data has ended");
            return;
        }
        boolean told = durable;
        durable = false;
        MarketStep step = playback.advance();
        if (durable || step.kind() == MarketStep.Kind.CLOSE) {
            playback.record(new Journal.Entry(step.index(), null, false));
        }
        durable |= told;
        listener.moved(step, venue);
    }

    private void flush() {
        if (durable) {
            playback.force();
            durable = false;
        }
        effects.forEach(Runnable::run);
        effects.clear();
        playback.snapshotIfLarge(SNAPSHOT_BYTES);
    }

    /** Venue's thread only: says that something happened which must be on disk before anybody hears of it. */
    public void mustLast() {
        durable = true;
    }

    /** Venue's thread only: runs the effect once everything before it is on disk. */
    public void afterwards(Runnable effect) {
        effects.add(effect);
    }

    /**
     * Carries out an input and hands the reply on when it is on disk, before the account is told what followed.
     *
     * @param reply called on the venue's thread
     */
    public void apply(VenueInput input, Consumer<Reply> reply) {
        submit(() -> {
            int before = effects.size();
            Reply answer = playback.venue().apply(input);
            if (answer instanceof Reply.Accepted) {
                playback.record(new Journal.Entry(playback.venue().state().step(), input, false));
                durable = true;
            }
            effects.add(before, () -> reply.accept(answer));
        });
    }

    /** Carries out an input. */
    public CompletableFuture<Reply> apply(VenueInput input) {
        CompletableFuture<Reply> future = new CompletableFuture<>();
        apply(input, future::complete);
        return future;
    }

    /** Looks at the venue, after everything asked before. */
    public <T> CompletableFuture<T> ask(Function<Playback, T> question) {
        CompletableFuture<T> future = new CompletableFuture<>();
        submit(() -> {
            try {
                T answer = question.apply(playback);
                effects.add(() -> future.complete(answer));
            } catch (RuntimeException e) {
                effects.add(() -> future.completeExceptionally(e));
            }
        });
        return future;
    }

    /**
     * Plays on from where the market stands.
     *
     * @param bars      whole minutes to play; a minute that is open counts as the first
     * @param onlyOpen  stop right after the next minute's first trade
     * @return the playback when done; fewer minutes when the data has ended
     */
    public CompletableFuture<Playback> advance(int bars, boolean onlyOpen) {
        CompletableFuture<Playback> done = new CompletableFuture<>();
        submit(() -> slice(bars, onlyOpen, done));
        return done;
    }

    /** Plays some of the minutes and comes back for the rest, so that receivers keep up and nothing piles up before it is on disk. */
    private void slice(int bars, boolean onlyOpen, CompletableFuture<Playback> done) {
        batchOver = true;
        if (listener.congested()) {
            CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS).execute(() -> submit(() -> slice(bars, onlyOpen, done)));
            return;
        }
        Venue venue = playback.venue();
        int closed = 0;
        boolean opened = false;
        while (closed < Math.min(bars, SLICE) && !opened && !venue.ended()) {
            boolean wasBetween = venue.betweenBars();
            play();
            opened = onlyOpen && wasBetween && !venue.betweenBars();
            closed += !wasBetween && venue.betweenBars() ? 1 : 0;
        }
        clock.anchor(venue.time(), nanos.getAsLong());
        int left = bars - closed;
        if (left == 0 || opened || venue.ended()) {
            effects.add(() -> done.complete(playback));
        } else {
            submit(() -> slice(left, onlyOpen, done));
        }
    }

    /** Changes how fast market time runs from now on. */
    public CompletableFuture<Speed> speed(Speed speed) {
        return ask(p -> {
            clock.speed(speed, p.venue().time(), nanos.getAsLong());
            return speed;
        });
    }

    /** Venue's thread only. */
    public Speed speed() {
        return clock.speed();
    }

    /** Runs something on the venue's thread. */
    public void submit(Runnable request) {
        if (stopped.isDone()) {
            throw new IllegalStateException("the venue has stopped");
        }
        requests.add(request);
    }

    /** Done when the thread has ended; exceptionally when it failed, after which the process should be started again: the journal is intact. */
    public CompletableFuture<Void> stopped() {
        return stopped;
    }

    /** Stops the thread and closes the journal; nothing is lost. */
    @Override
    public void close() {
        running.set(false);
        requests.add(() -> { });
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        playback.close();
    }
}
