package plutarc.botnode;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.botnode.journal.Journal;
import plutarc.botnode.link.KeyBox;
import plutarc.botnode.link.LinkClient;
import plutarc.botnode.link.LinkFolder;
import plutarc.botnode.link.LinkListener;
import plutarc.botnode.link.LinkSettings;
import plutarc.botnode.link.ReportPump;
import plutarc.botnode.loop.Input;
import plutarc.botnode.loop.LoopState;
import plutarc.botnode.loop.TradingLoop;
import plutarc.botnode.rehearsal.CacheWarmer;
import plutarc.botnode.rehearsal.Rehearsal;
import plutarc.botnode.shell.Effects;
import plutarc.botnode.shell.LatencyRecorder;
import plutarc.botnode.shell.LoopRunner;
import plutarc.botnode.shell.VenueShell;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ExchangeFactory;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.VenueThread;
import tools.jackson.databind.json.JsonMapper;

/** A bot: its journal, its link, its venue, and the loop between them. */
public final class BotNode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BotNode.class);
    private static final long SEGMENT_BYTES = 8L << 20;
    private static final Duration CHECK_KEY = Duration.ofHours(1);
    private static final Duration LAST_REPORTS = Duration.ofSeconds(3);

    private final VenueThread thread = VenueThread.start("trading-loop");
    private final Journal<LoopState> journal;
    private final LinkFolder folder;
    private final VenueShell venue;
    private final LoopRunner runner;
    private final LinkClient link;
    private final ReportPump pump;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("heartbeat").factory());
    private final Path rehearsals;
    private final ExecutorService stage = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("rehearsal").priority(Thread.MIN_PRIORITY).factory());
    private volatile Optional<Input.VenueOpened> opened = Optional.empty();
    /** On the loop's thread only. */
    private Optional<CacheWarmer> warmer = Optional.empty();
    private volatile boolean ended;

    /**
     * What a bot is started with.
     *
     * @param folder   its own; holds credential, cached configuration and journal
     * @param recorder sees every step of the loop
     */
    public record Settings(LinkSettings link, Path folder, Optional<InetAddress> bindAddress, ExchangeSettings.Timeouts timeouts,
                           Consumer<LoopRunner.Recorded> recorder) {
    }

    public BotNode(Settings settings, Function<Venue, ExchangeFactory> venues, InstantSource clock, RandomGenerator random) {
        JsonMapper json = BotNodeJson.mapper();
        journal = Journal.open(settings.folder().resolve("journal"), json, LoopState.class, SEGMENT_BYTES);
        folder = new LinkFolder(settings.folder(), json);
        TradingLoop loop = new TradingLoop(settings.link().botId(), settings.link().botVersion(), journal.state());
        rehearsals = settings.folder().resolve("rehearsal");
        venue = new VenueShell(venues, settings.timeouts(), settings.bindAddress(), this::offer, this::written, clock, random, this::checkKey, thread);
        runner = new LoopRunner(loop, new Effects(journal, venue, backend(), clock, Memory::residentBytes), journal::wake, clock, settings.recorder(), thread.lent());
        link = new LinkClient(settings.link(), folder, new KeyBox(settings.link().botId(), json), journal, fromBackend(), json, random);
        pump = new ReportPump(journal, link);
    }

    /** Starts with the cached configuration, where there is one, and opens the link. */
    public void start() {
        runner.start();
        folder.configuration().ifPresent(cached -> offer(new Input.Configured(cached, Optional.empty())));
        pump.start();
        link.start();
        beatAgain();
        timer.scheduleWithFixedDelay(this::checkKey, CHECK_KEY.toSeconds(), CHECK_KEY.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits until the loop has ended. Returns whether it ended in good order; if not, the backend has been told where it could be. */
    public boolean await() throws InterruptedException {
        boolean inOrder = runner.await();
        if (!inOrder) {
            link.send(new BotFrame.Failure("the trading loop has failed; see the bot's log"));
        }
        return inOrder;
    }

    /** Asks the bot to end; {@link #await} returns when it has. */
    public void terminate() {
        offer(new Input.Terminated());
    }

    /** From a closed candle's arrival until its order is on the socket. */
    public LatencyRecorder candleToOrder() {
        return runner.candleToOrder();
    }

    /** Sends what is still to be reported, as far as the link allows within a few seconds, and closes everything. */
    @Override
    public void close() {
        ended = true;
        runner.close();
        timer.shutdownNow();
        long patience = System.nanoTime() + LAST_REPORTS.toNanos();
        while (link.isUp() && journal.pending() > 0 && System.nanoTime() < patience) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        venue.close();
        CompletableFuture.runAsync(() -> warm(Optional::empty), thread).completeOnTimeout(null, LAST_REPORTS.toMillis(), TimeUnit.MILLISECONDS).join();
        thread.close();
        pump.close();
        link.close();
        stage.shutdownNow();
        journal.close();
        LOG.atInfo().addKeyValue("candleToOrderCount", candleToOrder().count()).addKeyValue("p50Micros", candleToOrder().quantile(0.5) / 1_000)
                .addKeyValue("p99Micros", candleToOrder().quantile(0.99) / 1_000).log("bot.closed");
    }

    private void offer(Input input) {
        if (input instanceof Input.VenueOpened first && opened.isEmpty()) {
            opened = Optional.of(first);
            stage.execute(this::rehearse);
        }
        runner.offer(input);
    }

    private void written(ClientOrderId order, long nanos) {
        runner.written(order, nanos);
    }

    /** Beside the warm-up of the first session, while history is on its way, and for each new template; a bot that could not rehearse trades all the same. */
    private void rehearse() {
        long began = System.nanoTime();
        try {
            Optional<Rehearsal> rehearsal = opened.flatMap(venueOpened -> folder.configuration().map(known -> new Rehearsal(rehearsals, known, venueOpened, venue::rehearse)));
            int orders = rehearsal.map(Rehearsal::run).orElse(0);
            rehearsal.ifPresent(done -> thread.execute(() -> warm(done::warmer)));
            LOG.atInfo().addKeyValue("orders", orders).addKeyValue("millis", (System.nanoTime() - began) / 1_000_000).log("bot.rehearsed");
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("bot.not_rehearsed");
        }
    }

    /** What only prepares must never cost what it prepares for. */
    private void keepWarm() {
        try {
            warmer.ifPresent(CacheWarmer::step);
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("bot.not_kept_warm");
            warmer = Optional.empty();
        }
    }

    private void warm(Supplier<Optional<CacheWarmer>> next) {
        warmer.ifPresent(CacheWarmer::close);
        warmer = Optional.empty();
        warmer = next.get();
        warmer.ifPresent(ready -> runner.keepWarm(this::keepWarm));
    }

    private void checkKey() {
        venue.checkKey((keyId, findings) -> link.send(new BotFrame.KeyChecked(keyId, findings)));
    }

    private void beatAgain() {
        if (!ended) {
            timer.schedule(() -> {
                offer(new Input.HeartbeatDue());
                beatAgain();
            }, link.heartbeatMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Effects.Backend backend() {
        return new Effects.Backend() {
            @Override
            public boolean send(BotFrame frame) {
                return link.send(frame);
            }

            @Override
            public Optional<Double> roundTripMs() {
                return link.roundTripMs();
            }
        };
    }

    private LinkListener fromBackend() {
        return new LinkListener() {
            private Optional<TemplateVersion> template = Optional.empty();

            @Override
            public void up() {
                offer(new Input.LinkUp());
                checkKey();
                offer(new Input.HeartbeatDue());
            }

            @Override
            public void down(String reason) {
                offer(new Input.LinkDown(reason));
            }

            @Override
            public void configured(BotConfiguration configuration, Optional<OpenedKey> key) {
                boolean otherTemplate = !configuration.template().equals(template);
                template = configuration.template();
                if (otherTemplate && opened.isPresent()) {
                    stage.execute(BotNode.this::rehearse);
                }
                key.ifPresent(venue::keep);
                venue.forgetAllBut(configuration.key().map(BotConfiguration.KeyInUse::keyId));
                offer(new Input.Configured(configuration, configuration.key().map(BotConfiguration.KeyInUse::keyId).filter(venue::holds)));
            }

            @Override
            public void instructed(BackendFrame.Instruct instruct) {
                offer(new Input.Instructed(instruct.instructionId(), instruct.instruction(), instruct.expiresAt()));
            }

            @Override
            public void progressNoted(InstructionId instructionId) {
                offer(new Input.ProgressNoted(instructionId));
            }

            @Override
            public void ended(String code, String message) {
                LOG.atWarn().addKeyValue("code", code).addKeyValue("why", message).log("bot.ended_by_backend");
                terminate();
            }
        };
    }
}
