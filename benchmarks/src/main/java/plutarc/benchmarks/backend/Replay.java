package plutarc.benchmarks.backend;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Row;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Sender;
import plutarc.contracts.trading.TradingCommand;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.PlatformMain;
import plutarc.queryside.message.ReplayAll;

/** How fast trades come into the event store, and how fast every view is built again from the first event. */
public final class Replay implements Benchmark {

    private static final int BOTS = 10;
    private static final int TRADES_A_COMMAND = 10;
    private static final long PATIENCE_NANOS = 300_000_000_000L;
    private static final WorkspaceId WORKSPACE = new WorkspaceId("workspace-1");

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        int trades = conditions.times(1_000, 500);
        int events = trades * TradingReports.EACH_TRADE;
        try (ConfigurableApplicationContext backend = PlatformMain.start(List.of("--server.port=0", "--plutarc.link.port=0",
                "--plutarc.data=" + conditions.folder().resolve("data"), "--logging.level.root=warn"))) {
            MongoCollection<Document> views = backend.getBean(MongoTemplate.class).getCollection("trades");
            long began = System.nanoTime();
            record(backend.getBean(CommandGateway.class), trades);
            double recording = (System.nanoTime() - began) / 1e9;
            awaitTrades(views, trades);
            backend.getBean(ReplayAll.class).start();
            long replaying = System.nanoTime();
            awaitTrades(views, trades);
            double seconds = (System.nanoTime() - replaying) / 1e9;
            return List.of(Row.of("Replay into all views", events / seconds, "events/s", "All projections of a whole backend from event 0, out of the embedded event store into the embedded view store, "
                            + "durable batches of 500, until the last trade is in its view. " + events + " events: " + trades + " trades of " + BOTS
                            + " bots, each with its orders, opening, two moves of its stop and closing."),
                    Row.of("Trading events recorded", events / recording, "events/s", "The same events coming in before: commands of " + TRADES_A_COMMAND * TradingReports.EACH_TRADE
                            + " reports each from " + BOTS + " bots at once, each command on disk before the next, the views following."));
        }
    }

    private static void record(CommandGateway gateway, int trades) throws Exception {
        List<Callable<Void>> bots = new ArrayList<>();
        for (int number = 0; number < BOTS; number++) {
            BotId bot = new BotId("bot-" + number);
            bots.add(() -> {
                TradingReports reports = new TradingReports(bot.value());
                Sender sender = new Sender(new Actor(ActorKind.BOT, bot.value()), Optional.of(WORKSPACE), Optional.empty());
                for (int done = 0; done < trades / BOTS; done += TRADES_A_COMMAND) {
                    gateway.sendAndWait(new GenericCommandMessage<>(new TradingCommand.RecordReports(bot, WORKSPACE, "epoch-1", reports.next(TRADES_A_COMMAND)), sender.metaData()),
                            60, TimeUnit.SECONDS);
                }
                return null;
            });
        }
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (var bot : threads.invokeAll(bots)) {
                bot.get();
            }
        }
    }

    private static void awaitTrades(MongoCollection<Document> views, int trades) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (views.countDocuments() < trades) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + views.countDocuments() + " of " + trades + " trades are in their view after 300 s");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
