package plutarc.benchmarks.dashboard;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.ConfigurableApplicationContext;
import plutarc.contracts.bot.BotCommand;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotQuery;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.BotView;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyCommand;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.BotTelemetry;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.Sender;
import plutarc.contracts.strategy.TemplateCommand;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Position;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradingCommand;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

/** Bots that are online as far as the backend knows, each with key, template, equity and an open position: made by commands, told by reports. */
final class FleetOfBots {

    private static final Instant MARKET = Instant.parse("2022-01-10T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ConfigurableApplicationContext backend;
    private final Sender owner;
    private final List<BotId> bots = new ArrayList<>();
    private long tick;

    FleetOfBots(ConfigurableApplicationContext backend, String account, WorkspaceId workspace) {
        this.backend = backend;
        this.owner = new Sender(new Actor(ActorKind.USER, account), Optional.of(workspace), Optional.of(Role.OWNER));
    }

    /** @throws IOException if they are not all online in time */
    void make(int count, Path home) throws IOException, InterruptedException {
        WorkspaceId workspace = owner.workspace().orElseThrow();
        TemplateId template = TemplateId.random();
        send(owner, new TemplateCommand.CreateTemplate(template, workspace, "Trend", Files.readString(home.resolve("docs/examples/reference.json"), StandardCharsets.UTF_8)));
        for (int i = 0; i < count; i++) {
            BotId bot = BotId.random();
            ExchangeKeyId key = ExchangeKeyId.random();
            bots.add(bot);
            send(owner, new ExchangeKeyCommand.AddExchangeKey(key, workspace, "Key " + i, Venue.PAPER, ContractType.LINEAR, false, "ab…yz",
                    List.of(new Instrument("BTCUSDT", true, BigDecimal.TEN, MarginMode.ISOLATED))));
            send(owner, new BotCommand.DeployBot(bot, workspace, "Bot %03d".formatted(i), RegionId.LOCAL));
            send(owner, new BotCommand.AssignExchangeKey(bot, key));
            send(owner, new BotCommand.AssignTemplate(bot, template, 1));
        }
        await("instances", count, bot -> bot.instance().isPresent());
        for (BotView bot : fleet()) {
            send(botSender(bot.botId()), new BotCommand.ConfirmBotOnline(bot.botId(), bot.deploymentId().orElseThrow(), "0.1.0"));
            send(botSender(bot.botId()), new TradingCommand.RecordReports(bot.botId(), workspace, "benchmark", List.of(new NumberedReport(1,
                    new BotReport.PositionOpened(position(bot.botId()), List.of())))));
        }
        for (int i = 0; i < count; i++) {
            tell();
        }
        await("online bots", count, bot -> bot.state() == BotState.ONLINE && bot.equity().isPresent() && !bot.positions().isEmpty());
    }

    /** The next bot tells where its position stands and what it is worth: one change of one card. */
    void tell() {
        WorkspaceId workspace = owner.workspace().orElseThrow();
        BotId bot = bots.get((int) (tick++ % bots.size()));
        Instant at = MARKET.plusSeconds(tick);
        var telemetry = backend.getBean(BotTelemetry.class);
        if (tick <= bots.size()) {
            telemetry.heartbeat(workspace, bot, new BotFrame.Heartbeat(Instant.now(), "trading", Optional.empty(), Optional.of(at), Optional.empty(), 1, 3, 0, Optional.of(0.4),
                    Optional.of(1.2), Optional.empty(), 90_000_000, Optional.empty(), Optional.empty()), Instant.now());
        }
        telemetry.record(workspace, bot, "benchmark", List.of(new NumberedReport(10 + 2 * tick, new BotReport.PositionMarked(position(bot), at)),
                new NumberedReport(11 + 2 * tick, new BotReport.EquityPoint(at, BigDecimal.valueOf(10_000 + tick % 97), BigDecimal.valueOf(9_000), BigDecimal.valueOf(tick % 97), "USDT"))));
    }

    private Position position(BotId bot) {
        BigDecimal price = BigDecimal.valueOf(41_850 + tick % 89);
        return new Position(new TradeId("t-" + bot.value()), "BTCUSDT", Side.LONG, new BigDecimal("0.025"), BigDecimal.TEN, BigDecimal.valueOf(41_850), MARKET, price,
                BigDecimal.valueOf(tick % 89), Optional.of(BigDecimal.valueOf(41_500)), Optional.empty(), Optional.of(BigDecimal.valueOf(38_000)));
    }

    private void await(String what, int count, java.util.function.Predicate<BotView> there) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (fleet().stream().filter(there).count() < count) {
            if (System.nanoTime() > deadline) {
                throw new IOException("only " + fleet().stream().filter(there).count() + " of " + count + " " + what + " after " + PATIENCE.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private List<BotView> fleet() {
        var query = new BotQuery.Fleet(owner.workspace().orElseThrow());
        return backend.getBean(QueryGateway.class).query(query.getClass().getName(), new GenericMessage<>(query, owner.metaData()), ResponseTypes.multipleInstancesOf(BotView.class)).join();
    }

    private Sender botSender(BotId bot) {
        return new Sender(new Actor(ActorKind.BOT, bot.value()), owner.workspace(), Optional.empty());
    }

    private void send(Sender sender, Command command) {
        backend.getBean(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, sender.metaData()), 20, TimeUnit.SECONDS);
    }
}
