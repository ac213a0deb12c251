package plutarc.platform.workspace;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import plutarc.contracts.backtest.BacktestCommand;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestKind;
import plutarc.contracts.bot.BotCommand;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyCommand;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.Sender;
import plutarc.contracts.strategy.TemplateCommand;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradingCommand;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.InvitationId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.RunningBackend.Browser;
import plutarc.platform.seed.SeededDefinition;

/** An organisation with one of everything in it; whatever can be named in it begins with its marker. */
final class Neighbour {

    private static final long SECONDS = 20;
    /** Ids that name places, or things that come into being with the message. */
    private static final Map<String, String> NOBODYS_OWN = Map.of("RegionId", "local", "CreditId", "credit-1", "PaymentId", "payment-1");

    private final String marker;
    private final Browser owner;
    private final WorkspaceId workspace;
    private final AccountId account;
    private final Map<String, String> ids = new LinkedHashMap<>();

    private Neighbour(String marker) {
        this.marker = marker;
        Browser installer = Team.owner();
        this.owner = Team.member(installer.in(Team.organisation(installer, marker + "-door")), marker + "@example.org", "viewer");
        this.workspace = new WorkspaceId(Team.organisation(owner, marker));
        this.account = new AccountId(Team.accountOf(owner));
        ids.put("WorkspaceId", workspace.value());
        ids.put("AccountId", account.value());
    }

    static Neighbour movedIn(String marker) {
        Neighbour neighbour = new Neighbour(marker);
        neighbour.furnish();
        return neighbour;
    }

    /** In the organisation, with every permission. */
    Browser tab() {
        return owner.in(workspace.value());
    }

    Sender sender() {
        return new Sender(new Actor(ActorKind.USER, account.value()), Optional.of(workspace), Optional.of(Role.OWNER));
    }

    WorkspaceId workspace() {
        return workspace;
    }

    BotId bot() {
        return new BotId(ids.get("BotId"));
    }

    DeploymentId deployment() {
        return new DeploymentId(ids.get("DeploymentId"));
    }

    /** What is there under this kind of id, such as {@code BotId}; empty for kinds that nobody owns or that the test does not know. */
    Optional<String> id(String kind) {
        return Optional.ofNullable(ids.get(kind));
    }

    Map<String, String> ids() {
        return ids;
    }

    /** For a message or body: an id of this kind, from {@code ids} unless it names nobody's thing. A kind that the tests do not know fails them. */
    static String idOf(Class<?> kind, Function<String, Optional<String>> ids) {
        return Optional.ofNullable(NOBODYS_OWN.get(kind.getSimpleName())).or(() -> ids.apply(kind.getSimpleName()))
                .orElseThrow(() -> new AssertionError("the isolation test has no " + kind.getSimpleName() + " of the neighbour: let it move in with one, in Neighbour"));
    }

    /** Everything that there is to see for its owner. */
    String inventory() {
        StringBuilder seen = new StringBuilder();
        for (String path : List.of("/api/workspace", "/api/members", "/api/invitations", "/api/keys", "/api/templates", "/api/candle-sets", "/api/backtests", "/api/bots/" + bot() + "/instructions", "/api/trades")) {
            seen.append(path).append(' ').append(tab().get(path).body()).append('\n');
        }
        return seen.toString();
    }

    /** Has its bot stop, as the bot itself would say that it does. */
    void stop() {
        InstructionId instruction = InstructionId.random();
        send(sender(), new BotCommand.StopBot(bot(), instruction));
        send(new Sender(new Actor(ActorKind.BOT, bot().value()), Optional.of(workspace), Optional.empty()),
                new BotCommand.RecordInstructionProgress(bot(), instruction, InstructionState.DONE, Optional.empty()));
        await().atMost(Duration.ofSeconds(15)).until(() -> tab().get("/api/bots/" + bot()).json().get("state").asString().equals("stopped"));
    }

    private void furnish() {
        BotId bot = BotId.random();
        InstructionId instruction = InstructionId.random();
        ExchangeKeyId key = ExchangeKeyId.random();
        TemplateId template = TemplateId.random();
        TradeId trade = new TradeId(marker + "-trade");
        BacktestId backtest = BacktestId.random();
        send(sender(), new ExchangeKeyCommand.AddExchangeKey(key, workspace, marker + " key", Venue.PAPER, ContractType.LINEAR, false, "ab…yz", List.of()));
        send(sender(), new TemplateCommand.CreateTemplate(template, workspace, marker + " template", SeededDefinition.text()));
        send(sender(), new BacktestCommand.RequestBacktest(backtest, workspace, marker + " backtest", Optional.of(template), Optional.of(1), Optional.empty(), Backtesting.CONDITIONS,
                new BacktestKind.SingleRun()));
        send(sender(), new BotCommand.DeployBot(bot, workspace, marker + " bot", RegionId.LOCAL));
        DeploymentId deployment = Team.backend().bean(EventStore.class).readEvents(bot.value(), 0).asStream().map(event -> event.getPayload())
                .filter(BotEvent.BotDeployed.class::isInstance).map(event -> ((BotEvent.BotDeployed) event).deploymentId()).findFirst().orElseThrow();
        Sender itself = new Sender(new Actor(ActorKind.BOT, bot.value()), Optional.of(workspace), Optional.empty());
        send(itself, new BotCommand.ConfirmBotOnline(bot, deployment, "1"));
        send(sender(), new BotCommand.PauseBot(bot, instruction));
        var samples = new Samples(id -> Optional.of(id == TradeId.class ? trade.value() : marker + "-" + id.getSimpleName()));
        send(itself, new TradingCommand.RecordReports(bot, workspace, "epoch", List.of(new NumberedReport(1, samples.of(BotReport.PositionOpened.class)),
                new NumberedReport(2, samples.of(BotReport.TradeClosed.class)))));
        ids.put("BotId", bot.value());
        ids.put("DeploymentId", deployment.value());
        ids.put("InstructionId", instruction.value());
        ids.put("ExchangeKeyId", key.value());
        ids.put("TemplateId", template.value());
        ids.put("TradeId", trade.value());
        ids.put("CandleSetId", tab().post("/api/candle-sets/import?name=" + marker + "&symbol=BTCUSDT&contract=linear&file=c.csv", "1640995200,1,2,1,2,5\n1640995260,2,3,1,1,6\n").json()
                .get("candleSetId").asString());
        ids.put("BacktestId", backtest.value());
        Team.invited(tab(), marker + "-guest@example.org", "viewer");
        await().atMost(Duration.ofSeconds(15)).until(() -> tab().get("/api/invitations").json().size() == 1 && tab().get("/api/bots").body().contains(bot.value())
                && tab().get("/api/trades").body().contains(trade.value()) && tab().get("/api/templates").body().contains(template.value())
                && tab().get("/api/backtests").body().contains("\"completed\""));
        ids.put("InvitationId", new InvitationId(tab().get("/api/invitations").json().get(0).get("invitationId").asString()).value());
        owner.post("/api/account/confirm", Map.of("password", Team.PASSWORD));
        ids.put("TokenId", tab().post("/api/account/tokens", Map.of("name", marker + " token", "permissions", List.of("bots.view"), "expiresInDays", 30)).json()
                .get("token").get("id").asString());
        ids.put("SessionId", owner.get("/api/account/sessions").json().get(0).get("id").asString());
    }

    private static void send(Sender sender, Command command) {
        Team.backend().bean(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, sender.metaData()), SECONDS, TimeUnit.SECONDS);
    }
}
