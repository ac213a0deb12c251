package plutarc.benchmarks.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.ConfigurableApplicationContext;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.contracts.bot.BotCommand;
import plutarc.contracts.bot.BotHistoryQuery;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotReplay;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.Sender;
import plutarc.contracts.trading.TradingCommand;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.PlatformMain;

/** How soon a bot with a long past is shown as it was at some moment of it. */
public final class TimeTravel implements Benchmark {

    private static final WorkspaceId WORKSPACE = new WorkspaceId("workspace-1");
    private static final Sender OWNER = new Sender(new Actor(ActorKind.USER, "account-1"), Optional.of(WORKSPACE), Optional.of(Role.OWNER));
    private static final int TRADES_A_COMMAND = 50;
    private static final int STEPS = 20;

    @Override
    public String name() {
        return "time-travel";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        int events = conditions.times(10_000, 2_000);
        int bots = conditions.times(4, 2);
        try (ConfigurableApplicationContext backend = PlatformMain.start(List.of("--server.port=0", "--plutarc.link.port=0",
                "--plutarc.data=" + conditions.folder().resolve("data"), "--logging.level.root=warn"))) {
            QueryGateway queries = backend.getBean(QueryGateway.class);
            List<BotId> all = new ArrayList<>();
            for (int number = 0; number < bots; number++) {
                BotId bot = new BotId("bot-" + number);
                live(backend.getBean(CommandGateway.class), bot, events);
                all.add(bot);
            }
            at(queries, all.getFirst(), events / 2);
            double[] first = new double[bots - 1];
            double[] further = new double[STEPS];
            for (int number = 1; number < bots; number++) {
                first[number - 1] = millis(queries, all.get(number), events / 2);
            }
            for (int step = 0; step < STEPS; step++) {
                further[step] = millis(queries, all.getLast(), events / 2 + step);
            }
            return List.of(Row.below("Replay of a bot with " + String.format("%,d", events) + " events, slowest of " + first.length, Figures.quantile(first, 1), 1_000, "ms",
                            "Its state half way back, the step before and now, rebuilt from the events of the bot and its ledger out of the embedded event store, through the query bus."),
                    Row.of("The same, a step further", Figures.median(further), "ms", "The events are still in memory, as while somebody steps through them; median of " + STEPS + "."));
        }
    }

    private static void live(CommandGateway gateway, BotId bot, int events) {
        send(gateway, new BotCommand.DeployBot(bot, WORKSPACE, bot.value(), RegionId.LOCAL), OWNER);
        TradingReports reports = new TradingReports(bot.value());
        Sender itself = new Sender(new Actor(ActorKind.BOT, bot.value()), Optional.of(WORKSPACE), Optional.empty());
        for (int done = 0; done < events; done += TRADES_A_COMMAND * TradingReports.EACH_TRADE) {
            send(gateway, new TradingCommand.RecordReports(bot, WORKSPACE, "epoch-1", reports.next(TRADES_A_COMMAND)), itself);
        }
    }

    private static void send(CommandGateway gateway, Command command, Sender sender) {
        gateway.sendAndWait(new GenericCommandMessage<>(command, sender.metaData()), 60, TimeUnit.SECONDS);
    }

    private static double millis(QueryGateway queries, BotId bot, int place) throws Exception {
        long began = System.nanoTime();
        at(queries, bot, place);
        return (System.nanoTime() - began) / 1e6;
    }

    private static BotReplay at(QueryGateway queries, BotId bot, int place) throws Exception {
        BotHistoryQuery.StateAt query = new BotHistoryQuery.StateAt(WORKSPACE, bot, Optional.empty(), Optional.of(place), Optional.empty());
        return queries.query(query.getClass().getName(), new GenericMessage<>(query, OWNER.metaData()), ResponseTypes.optionalInstanceOf(BotReplay.class))
                .get(60, TimeUnit.SECONDS).orElseThrow();
    }
}
