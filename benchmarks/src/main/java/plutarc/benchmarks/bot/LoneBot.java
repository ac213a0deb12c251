package plutarc.benchmarks.bot;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import plutarc.botnode.BotNodeJson;
import plutarc.botnode.journal.Journal;
import plutarc.botnode.loop.Input;
import plutarc.botnode.loop.LoopState;
import plutarc.botnode.loop.Output;
import plutarc.botnode.loop.TradingLoop;
import plutarc.botnode.rehearsal.ObligingVenue;
import plutarc.botnode.rehearsal.Rehearsal;
import plutarc.botnode.shell.LoopRunner;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.VenueEndpoint;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.Exchanges;
import plutarc.exchanges.FeeRate;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.QuantityUnit;
import plutarc.exchanges.VenueThread;

/**
 * A process with a bot's trading loop, journal and venue adapter, and no network: a venue in the same process says the candles, and an order is through when
 * there is nothing left to do but to hand its frame to the socket. Prints the figures of {@link OrderLatency} as a bot does.
 */
final class LoneBot {

    private static final int SETTLED_SECONDS = 10;
    private static final long SEGMENT_BYTES = 8L << 20;
    private static final ExchangeKeyId KEY = new ExchangeKeyId("key-1");
    private static final RiskLimits WIDE = new RiskLimits(1, 5, Optional.empty(), Optional.empty(), false, Optional.empty(), 0, new BigDecimal("125"),
            BigDecimal.TEN, 100, 60, Optional.empty(), Optional.empty());
    private static final InstrumentSpec SPEC = new InstrumentSpec("BTCUSDT", ContractType.LINEAR, "BTC", "USDT", "USDT", QuantityUnit.BASE, BigDecimal.ONE, new BigDecimal("0.1"),
            new BigDecimal("0.001"), new BigDecimal("0.001"), new BigDecimal("100"), new BigDecimal("100"), Optional.empty(), new BigDecimal("100"), Duration.ofHours(8));

    private final Journal<LoopState> journal;
    private final Exchange adapter;
    private final ObligingVenue venue;
    private final LoopRunner runner;
    private final VenueThread thread;

    private LoneBot(Journal<LoopState> journal, Exchange adapter, Input.VenueOpened opening, BotId botId, VenueThread thread) {
        this.journal = journal;
        this.thread = thread;
        this.adapter = adapter;
        this.venue = new ObligingVenue(SPEC, opening);
        this.runner = new LoopRunner(new TradingLoop(botId, "lone", Optional.empty()), this::carryOut, journal::wake, InstantSource.system(), step -> { }, thread.lent());
    }

    /** @param arguments a folder, the template's definition, how many candles, and the milliseconds between them */
    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        BotConfiguration configuration = new BotConfiguration(new BotId("lone"), new WorkspaceId("workspace-1"), "Lone", 1, false,
                Optional.of(new BotConfiguration.KeyInUse(KEY, Venue.PAPER, ContractType.LINEAR, false, true,
                        List.of(new Instrument(SPEC.symbol(), true, BigDecimal.TWO, MarginMode.CROSS)))),
                Optional.of(new TemplateVersion(new TemplateId("lone"), "Lone", 1, arguments[1])), WIDE);
        ExchangeSettings nowhere = new ExchangeSettings(new VenueEndpoint("http://127.0.0.1:65535", "ws://127.0.0.1:65535"), ContractType.LINEAR, new KeyMaterial("key", "secret", ""),
                Optional.empty());
        try (VenueThread thread = VenueThread.start("trading-loop");
             Exchange adapter = Exchanges.factory(Venue.PAPER).open(nowhere, (ExchangeEvent event) -> { }, InstantSource.system(), RandomGenerator.getDefault(), thread.lent());
             Journal<LoopState> journal = Journal.open(folder.resolve("journal"), BotNodeJson.mapper(), LoopState.class, SEGMENT_BYTES)) {
            Input.VenueOpened opening = new Input.VenueOpened(KEY, adapter.capabilities(), List.of(SPEC),
                    Map.of(SPEC.symbol(), new FeeRate(SPEC.symbol(), new BigDecimal("0.0002"), new BigDecimal("0.00055"))));
            Rehearsal rehearsal = new Rehearsal(folder.resolve("rehearsal"), configuration, opening, adapter::rehearse);
            rehearsal.run();
            LoneBot bot = new LoneBot(journal, adapter, opening, configuration.botId(), thread);
            rehearsal.warmer().ifPresent(warmer -> bot.runner.keepWarm(warmer::step));
            bot.trade(configuration, Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
        }
        System.exit(0);
    }

    private void trade(BotConfiguration configuration, int candles, long everyMillis) throws InterruptedException {
        Thread.ofPlatform().daemon().name("sync").start(this::sync);
        runner.start();
        runner.offer(new Input.LinkUp());
        runner.offer(new Input.Configured(configuration, Optional.of(KEY)));
        TimeUnit.SECONDS.sleep(SETTLED_SECONDS);
        for (int candle = 0; candle < candles; candle++) {
            TimeUnit.MILLISECONDS.sleep(everyMillis);
            thread.execute(() -> said(ObligingVenue::minute));
        }
        TimeUnit.MILLISECONDS.sleep(everyMillis);
        runner.close();
        System.out.println("candleToOrderCount=" + runner.candleToOrder().count() + " p50Micros=" + runner.candleToOrder().quantile(0.5) / 1_000
                + " p99Micros=" + runner.candleToOrder().quantile(0.99) / 1_000);
    }

    private void carryOut(Output output) {
        switch (output) {
            case Output.Commit commit -> journal.commit(commit.state(), commit.reports());
            case Output.Place place -> {
                OrderRequest order = place.order();
                adapter.rehearse(order).thenRun(() -> {
                    runner.written(order.clientOrderId(), System.nanoTime());
                    said(market -> market.carryOut(output));
                });
            }
            default -> said(market -> market.carryOut(output));
        }
    }

    /** On the thread that serves a venue's sockets, as a bot hears its venue. */
    private void said(Consumer<ObligingVenue> act) {
        act.accept(venue);
        for (Optional<Input> next = venue.next(); next.isPresent(); next = venue.next()) {
            runner.offer(next.get());
        }
    }

    /** As a bot does beside its trading. */
    private void sync() {
        try {
            while (true) {
                if (journal.awaitDirty(1_000)) {
                    TimeUnit.MILLISECONDS.sleep(2);
                    journal.sync();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
