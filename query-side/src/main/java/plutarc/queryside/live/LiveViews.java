package plutarc.queryside.live;

import static plutarc.queryside.backtest.BacktestFacts.BACKTESTS;
import static plutarc.queryside.bot.ActivityFacts.ACTIVITY;
import static plutarc.queryside.bot.BotFacts.BOTS;
import static plutarc.queryside.bot.InstructionFacts.INSTRUCTIONS;
import static plutarc.queryside.exchangekey.KeyFacts.KEYS;
import static plutarc.queryside.strategy.TemplateFacts.TEMPLATES;
import static plutarc.queryside.trading.DataCuts.CUTS;
import static plutarc.queryside.trading.LedgerFacts.LEDGERS;
import static plutarc.queryside.trading.TradeFacts.TRADES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.CandleView;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.bot.BotCards;
import plutarc.queryside.bot.BotFacts;
import plutarc.queryside.store.Change;
import plutarc.queryside.store.Views;
import plutarc.queryside.trading.CandleSeries;
import plutarc.queryside.trading.LedgerFacts;
import plutarc.queryside.trading.MarkedPositions;
import plutarc.queryside.trading.TelemetryCollections;
import plutarc.queryside.workspace.ActorNames;

/** Turns what has changed into the events that dashboards are sent. Thread-safe. */
public final class LiveViews {

    /** A candle as it was evaluated. */
    record Candle(BotId botId, String symbol, String interval, CandleView candle, BotReport.CandleEvaluated evaluated) {
    }

    /** An equity point of a bot. */
    record Equity(BotId botId, BotReport.EquityPoint point) {
    }

    /** A backtest that is no longer there. */
    record BacktestGone(BacktestId backtestId) {
    }

    /** A position that is no longer open. */
    record PositionClosed(BotId botId, String symbol) {
    }

    private final Views views;
    private final BotCards cards;
    private final ActorNames names;

    public LiveViews(Views views, BotCards cards, ActorNames names) {
        this.views = views;
        this.cards = cards;
        this.names = names;
    }

    List<LiveEvent> of(Change<?> change) {
        List<LiveEvent> events = new ArrayList<>();
        var workspace = change.after().workspace();
        change.of(ACTIVITY).map(line -> line.after().view()).ifPresent(line ->
                events.add(LiveEvent.each("activity", line.view(nameOf(workspace, line.botId()), names.nameOf(line.actor())))));
        change.of(TRADES).map(trade -> trade.after().view()).ifPresent(trade ->
                events.add(LiveEvent.each("trade", trade.view(nameOf(workspace, trade.botId())))));
        change.of(INSTRUCTIONS).map(instruction -> instruction.after().view()).ifPresent(instruction ->
                events.add(LiveEvent.latest("instruction", instruction.instructionId().value(), instruction.view(names.nameOf(instruction.actor())))));
        change.of(KEYS).map(key -> key.after().view()).filter(key -> !key.deleted()).ifPresent(key ->
                events.add(LiveEvent.latest("key", key.key().keyId().value(), key.key())));
        change.of(TEMPLATES).map(template -> template.after().view()).filter(template -> !template.deleted())
                .flatMap(template -> template.view(Optional.empty()))
                .ifPresent(template -> events.add(LiveEvent.latest("template", template.templateId().value(), template)));
        change.of(BACKTESTS).map(backtest -> backtest.after().view()).ifPresent(backtest -> events.add(backtest.deleted()
                ? LiveEvent.each("backtest_deleted", new BacktestGone(backtest.backtestId()))
                : LiveEvent.latest("backtest", backtest.backtestId().value(), backtest.view(names.nameOf(backtest.by())))));
        change.of(LEDGERS).ifPresent(ledger -> events.addAll(closed(ledger)));
        change.of(CUTS).ifPresent(cut -> events.add(LiveEvent.RESYNC));
        return events;
    }

    /** Bots whose cards show what has changed. */
    List<BotId> cardsOf(Change<?> change) {
        return change.of(BOTS).map(bot -> List.of(bot.after().view().botId()))
                .or(() -> change.of(LEDGERS).map(ledger -> List.of(ledger.after().view().botId())))
                .or(() -> change.of(KEYS).flatMap(key -> key.after().view().key().botId()).map(List::of))
                .orElse(List.of());
    }

    Optional<LiveEvent> of(BotId bot, BotReport.Telemetry report) {
        return switch (report) {
            case BotReport.CandleEvaluated e -> Optional.of(LiveEvent.each("candle", new Candle(bot, e.symbol(), e.interval(), CandleSeries.view(e), e)));
            case BotReport.EquityPoint e -> Optional.of(LiveEvent.latest("equity", bot.value(), new Equity(bot, e)));
            case BotReport.PositionMarked shownWithItsCard -> Optional.empty();
        };
    }

    /** The card of a bot and its open positions. */
    List<LiveEvent> card(WorkspaceId workspace, BotId bot) {
        List<LiveEvent> events = new ArrayList<>();
        cards.one(workspace, bot).ifPresent(card -> events.add(LiveEvent.latest("bot", bot.value(), card)));
        var ledger = views.byId(LEDGERS, bot.value(), workspace).filter(known -> !known.positions().isEmpty());
        if (ledger.isPresent()) {
            views.byId(BOTS, bot.value(), workspace).ifPresent(facts ->
                    MarkedPositions.views(facts, ledger.get(), views.byId(TelemetryCollections.STATUS, bot.value(), workspace))
                            .forEach(position -> events.add(LiveEvent.latest("position", position.position().tradeId().value(), position))));
        }
        return events;
    }

    private static List<LiveEvent> closed(Change<LedgerFacts> change) {
        var open = change.after().view().positions().stream().map(each -> each.position().tradeId()).toList();
        return change.before().stream().flatMap(before -> before.positions().stream()).map(LedgerFacts.Open::position)
                .filter(position -> !open.contains(position.tradeId()))
                .map(position -> LiveEvent.each("position_closed", new PositionClosed(change.after().view().botId(), position.symbol()))).toList();
    }

    private String nameOf(WorkspaceId workspace, BotId bot) {
        return views.byId(BOTS, bot.value(), workspace).map(BotFacts::name).orElse(bot.value());
    }
}
