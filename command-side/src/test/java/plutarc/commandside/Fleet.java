package plutarc.commandside;

import static plutarc.commandside.CommandSide.OURS;
import static plutarc.commandside.CommandSide.OWNER;
import static plutarc.commandside.CommandSide.SYSTEM;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.BotEvent.BotDeployed;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyCommand.AddExchangeKey;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Excursion;
import plutarc.contracts.trading.Position;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradingCommand.RecordReports;

/** Brings bots and keys into the states that tests begin with. */
public final class Fleet {
    public static final List<Instrument> BTC = List.of(new Instrument("BTCUSDT", true, BigDecimal.TEN, MarginMode.ISOLATED));
    private static final CommandSide SIDE = CommandSide.shared();

    private Fleet() {
    }

    /** A bot and its present deployment. */
    public record Deployed(BotId id, DeploymentId deployment) {
    }

    public static Deployed deployed() {
        var id = BotId.random();
        var events = SIDE.when(OWNER, new DeployBot(id, OURS, "Bot " + id, RegionId.LOCAL));
        return new Deployed(id, events.stream().filter(BotDeployed.class::isInstance).map(it -> ((BotDeployed) it).deploymentId()).findFirst().orElseThrow());
    }

    public static Deployed online() {
        var bot = deployed();
        SIDE.send(CommandSide.bot(bot.id().value()), new ConfirmBotOnline(bot.id(), bot.deployment(), "1"));
        return bot;
    }

    public static Deployed offline() {
        var bot = online();
        SIDE.send(SYSTEM, new MarkBotOffline(bot.id(), bot.deployment(), CommandSide.NOW));
        return bot;
    }

    public static Deployed failed() {
        var bot = online();
        SIDE.send(SYSTEM, new MarkBotFailed(bot.id(), bot.deployment(), "no clock"));
        return bot;
    }

    public static Deployed stopped() {
        var bot = online();
        SIDE.send(OWNER, new StopBot(bot.id(), InstructionId.random()));
        SIDE.send(SYSTEM, new RecordInstanceReleased(bot.id(), bot.deployment()));
        return bot;
    }

    public static void progress(Deployed bot, InstructionId instruction, InstructionState state) {
        SIDE.send(CommandSide.bot(bot.id().value()), new RecordInstructionProgress(bot.id(), instruction, state, Optional.empty()));
    }

    public static ExchangeKeyId key() {
        var id = ExchangeKeyId.random();
        SIDE.send(OWNER, new AddExchangeKey(id, OURS, "Main", Venue.PAPER, ContractType.LINEAR, false, "ab…yz", BTC));
        return id;
    }

    public static Object report(BotId bot, String epoch, NumberedReport... reports) {
        return SIDE.send(CommandSide.bot(bot.value()), new RecordReports(bot, OURS, epoch, List.of(reports)));
    }

    public static NumberedReport opened(long number, String trade) {
        return new NumberedReport(number, new BotReport.PositionOpened(new Position(new TradeId(trade), "BTCUSDT", Side.LONG, BigDecimal.ONE, BigDecimal.TEN,
                new BigDecimal("42000"), Instant.EPOCH, new BigDecimal("42000"), BigDecimal.ZERO, Optional.empty(), Optional.empty(), Optional.empty()), List.of()));
    }

    public static NumberedReport closed(long number, String trade) {
        var none = new Excursion(new BigDecimal("42000"), BigDecimal.ZERO, Instant.EPOCH);
        return new NumberedReport(number, new BotReport.TradeClosed(new Trade(new TradeId(trade), "BTCUSDT", Side.LONG, BigDecimal.ONE, BigDecimal.TEN,
                Instant.EPOCH, new BigDecimal("42000"), new BigDecimal("42000"), BigDecimal.ZERO, "e1", Instant.EPOCH, new BigDecimal("42100"),
                new BigDecimal("42100"), BigDecimal.ZERO, "x1", new BigDecimal("100"), BigDecimal.ONE, BigDecimal.ZERO, new BigDecimal("99"), BigDecimal.ONE,
                none, none, "take_profit", List.of(), new TemplateId("template"), 1, "1", Optional.empty())));
    }
}
