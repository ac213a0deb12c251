package plutarc.queryside.support;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.backtest.BacktestEvent;
import plutarc.contracts.backtest.BacktestFill;
import plutarc.contracts.backtest.BacktestHeadline;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestKind;
import plutarc.contracts.backtest.BacktestSubject;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.bot.*;
import plutarc.contracts.exchangekey.*;
import plutarc.contracts.message.Event;
import plutarc.contracts.message.MetaDataKeys;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.*;
import plutarc.contracts.trading.*;
import plutarc.contracts.workspace.DataScope;
import plutarc.contracts.workspace.WorkspaceEvent;
import plutarc.contracts.workspace.WorkspaceId;

/** Makes plausible events of a few workspaces, always the same for one seed. */
public final class RandomHistory {

    public static final List<WorkspaceId> WORKSPACES = List.of(new WorkspaceId("ws-a"), new WorkspaceId("ws-b"));
    private static final Instant START = Instant.parse("2022-01-10T00:00:00Z");
    private static final String DEFINITION = "{\"triggerInterval\":\"5m\"}";

    private final Random random;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, List<Position>> open = new HashMap<>();
    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final int botsEach;
    private final int deletions;
    private Instant now = START;

    private RandomHistory(long seed, int botsEach, int deletions) {
        this.random = new Random(seed);
        this.botsEach = botsEach;
        this.deletions = deletions;
    }

    /** So many events, of {@code botsEach} bots in each workspace. */
    public static List<DomainEventMessage<?>> events(long seed, int count, int botsEach) {
        return events(seed, count, botsEach, 0);
    }

    /** @param deletions of data, in a hundred steps; of bots that go on all the same, which makes it harder */
    public static List<DomainEventMessage<?>> events(long seed, int count, int botsEach, int deletions) {
        var history = new RandomHistory(seed, botsEach, deletions);
        WORKSPACES.forEach(history::setUp);
        while (history.events.size() < count) {
            history.step();
        }
        return List.copyOf(history.events.subList(0, count));
    }

    private void setUp(WorkspaceId ws) {
        var template = new TemplateId("template-" + ws);
        add(template.value(), new TemplateEvent.TemplateCreated(template, ws, "Trend", DEFINITION));
        for (int i = 0; i < botsEach; i++) {
            var key = new ExchangeKeyId("key-" + ws + i);
            var instruments = List.of(new Instrument("BTCUSDT", true, BigDecimal.TEN, MarginMode.ISOLATED));
            add(key.value(), new ExchangeKeyEvent.ExchangeKeyAdded(key, ws, "Paper " + i, Venue.PAPER, ContractType.LINEAR, false, "ab…yz", instruments));
            var bot = bot(ws, i);
            add(bot.value(), new BotEvent.BotDeployed(bot, ws, new DeploymentId("d1"), "Bot " + i, RegionId.LOCAL));
            add(bot.value(), new BotEvent.ExchangeKeyAssigned(bot, ws, key));
            add(bot.value(), new BotEvent.TemplateAssigned(bot, ws, template, "Trend", 1));
            add(bot.value(), new BotEvent.BotConfigurationChanged(bot, ws, new BotConfiguration(bot, ws, "Bot " + i, 1, false,
                    Optional.of(new BotConfiguration.KeyInUse(key, Venue.PAPER, ContractType.LINEAR, false, true, instruments)),
                    Optional.of(new TemplateVersion(template, "Trend", 1, DEFINITION)), RiskLimits.DEFAULTS)));
            add(bot.value(), new BotEvent.BotCameOnline(bot, ws, new DeploymentId("d1"), "0.1.0", BotState.ONLINE));
        }
    }

    public static BotId bot(WorkspaceId ws, int number) {
        return new BotId("bot-" + ws + "-" + number);
    }

    private void step() {
        var ws = WORKSPACES.get(random.nextInt(WORKSPACES.size()));
        var bot = bot(ws, random.nextInt(botsEach));
        int choice = random.nextInt(100);
        if (choice < 70) {
            trade(ws, bot);
        } else if (choice < 80) {
            instruct(ws, bot);
        } else if (choice < 90) {
            live(ws, bot);
        } else {
            around(ws);
        }
        if (random.nextInt(100) < deletions) {
            delete(ws);
        }
    }

    /** Of one bot, of some days ago and before, or of all but one. */
    private void delete(WorkspaceId ws) {
        var bots = IntStream.range(0, botsEach).mapToObj(number -> bot(ws, number)).toList();
        var one = bots.get(random.nextInt(bots.size()));
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(random.nextInt(3));
        add(ws.value(), switch (random.nextInt(3)) {
            case 0 -> new WorkspaceEvent.DataDeleted(ws, new DataScope.OfBot(one), List.of(one), false, List.of());
            case 1 -> new WorkspaceEvent.DataDeleted(ws, new DataScope.Before(day), bots, true, List.of());
            default -> new WorkspaceEvent.DataDeleted(ws, new DataScope.Everything(), bots.subList(1, bots.size()), false, List.of());
        });
    }

    private void trade(WorkspaceId ws, BotId bot) {
        String ledger = "ledger-" + bot;
        var held = open.computeIfAbsent(bot.value(), b -> new ArrayList<>());
        long number = sequences.getOrDefault(ledger, 0L) + 1;
        switch (random.nextInt(4)) {
            case 0 -> {
                var position = position(bot, number);
                held.add(position);
                add(ledger, new TradingEvent.PositionOpened(bot, ws, "e1", number, position, verdicts()));
            }
            case 1 -> {
                if (!held.isEmpty()) {
                    var position = held.get(random.nextInt(held.size()));
                    add(ledger, new TradingEvent.StopMoved(bot, ws, "e1", number, position.tradeId(), position.symbol(), Optional.of(price()), Optional.empty(),
                            "trailing_stop", now));
                }
            }
            case 2 -> {
                if (!held.isEmpty()) {
                    add(ledger, new TradingEvent.TradeClosed(bot, ws, "e1", number, trade(held.remove(random.nextInt(held.size())))));
                }
            }
            default -> add(ledger, new TradingEvent.OrderChanged(bot, ws, "e1", number, new OrderReport("o" + random.nextInt(20), Optional.empty(), "BTCUSDT",
                    "entry", random.nextBoolean(), "market", BigDecimal.ONE, Optional.empty(), BigDecimal.ZERO, Optional.empty(),
                    random.nextInt(10) == 0 ? "rejected" : "accepted", now, Optional.of("110007"))));
        }
    }

    private void instruct(WorkspaceId ws, BotId bot) {
        var id = new InstructionId("i" + events.size());
        add(bot.value(), new BotEvent.InstructionQueued(bot, ws, id, random.nextBoolean() ? new Instruction.Pause() : new Instruction.ClosePosition("BTCUSDT"),
                now.plusSeconds(60)));
        add(bot.value(), new BotEvent.InstructionProgressed(bot, ws, id, InstructionState.SENT, Optional.empty()));
        add(bot.value(), new BotEvent.InstructionProgressed(bot, ws, id, random.nextBoolean() ? InstructionState.DONE : InstructionState.FAILED,
                Optional.of("flat")));
    }

    private void live(WorkspaceId ws, BotId bot) {
        switch (random.nextInt(4)) {
            case 0 -> add(bot.value(), new BotEvent.BotPaused(bot, ws));
            case 1 -> add(bot.value(), new BotEvent.BotResumed(bot, ws));
            case 2 -> add(bot.value(), new BotEvent.BotWentOffline(bot, ws, new DeploymentId("d1"), now));
            default -> add(bot.value(), new BotEvent.BotRenamed(bot, ws, "Name " + random.nextInt(50)));
        }
    }

    private void around(WorkspaceId ws) {
        var template = new TemplateId("template-" + ws);
        var key = new ExchangeKeyId("key-" + ws + random.nextInt(botsEach));
        switch (random.nextInt(4)) {
            case 3 -> backtest(ws);
            case 0 -> add(template.value(), new TemplateEvent.TemplateRevised(template, ws, (int) (sequences.get(template.value()) + 1), DEFINITION));
            case 1 -> add(key.value(), new ExchangeKeyEvent.ExchangeKeyRelabelled(key, ws, "Label " + random.nextInt(50)));
            default -> add(key.value(), random.nextBoolean() ? new ExchangeKeyEvent.ExchangeKeyDeactivated(key, ws)
                    : new ExchangeKeyEvent.ExchangeKeyActivated(key, ws));
        }
    }

    /** Some run on, some end well, some do not, and some are deleted. */
    private void backtest(WorkspaceId ws) {
        var id = new BacktestId("backtest-" + events.size());
        String aggregate = "backtests-" + ws;
        add(aggregate, new BacktestEvent.BacktestRequested(id, ws, "Run", new BacktestSubject(Optional.empty(), Optional.empty(), "Trend"), DEFINITION,
                new BacktestConditions(List.of(new CandleSetId("set")), Optional.empty(), Optional.of(now), BigDecimal.TEN, BigDecimal.ONE, MarginMode.ISOLATED, BigDecimal.ZERO, Optional.empty(),
                        BigDecimal.ZERO, BacktestFill.INTRABAR, true, true, false, Optional.empty(), BacktestConditions.ContractTerms.PLAIN), new BacktestKind.SingleRun()));
        switch (random.nextInt(4)) {
            case 0 -> add(aggregate, new BacktestEvent.BacktestCompleted(id, ws, new BacktestHeadline(10, START, now, 3, 10.5, 0.05, Optional.of(0.1), Optional.empty(), Optional.of(1.5),
                    Optional.of(0.2), Optional.empty(), 0.1, 1, 0.4, 2, 12)));
            case 1 -> add(aggregate, new BacktestEvent.BacktestFailed(id, ws, "No candles."));
            case 2 -> add(aggregate, new BacktestEvent.BacktestDeleted(id, ws));
            default -> add(aggregate, new BacktestEvent.BacktestRenamed(id, ws, "Another name"));
        }
    }

    private Position position(BotId bot, long number) {
        return new Position(new TradeId("t-" + bot + "-" + number), "BTCUSDT", random.nextBoolean() ? Side.LONG : Side.SHORT, BigDecimal.ONE, BigDecimal.TEN,
                price(), now, price(), BigDecimal.ZERO, Optional.of(price()), Optional.empty(), Optional.empty());
    }

    private Trade trade(Position p) {
        var net = BigDecimal.valueOf(random.nextInt(20_001) - 10_000, 2);
        return new Trade(p.tradeId(), p.symbol(), p.side(), p.quantity(), p.leverage(), p.entryTime(), p.entryPrice(), p.entryPrice(), BigDecimal.ONE, "e",
                now, price(), price(), BigDecimal.ONE, "x", net.add(BigDecimal.ONE), BigDecimal.ONE, BigDecimal.ZERO, net, new BigDecimal("1.5"),
                new Excursion(price(), BigDecimal.ONE, now), new Excursion(price(), BigDecimal.ONE.negate(), now), "trailing_stop", verdicts(),
                new TemplateId("template"), 1, "0.1.0", random.nextInt(5) == 0 ? Optional.empty() : Optional.of(new Circumstances("USDT", Optional.of(new BigDecimal("10000")),
                Optional.of(new BigDecimal("0.6")), Optional.of(new BigDecimal("0.5")), p.stopPrice(), Optional.of(BigDecimal.TEN), Optional.of(20_000L + random.nextInt(80_000)),
                Optional.of(30_000L), BigDecimal.ZERO)));
    }

    private List<Verdict> verdicts() {
        return List.of(new Verdict("ema_crossover", "EMA 9/21", "signal", "0.4", 0.25 * random.nextInt(4), true, "above"),
                new Verdict("adx", "ADX 14", "filter", "31.2", 0, random.nextBoolean(), "trend"));
    }

    private BigDecimal price() {
        return BigDecimal.valueOf(4_000_000 + random.nextInt(100_000), 2);
    }

    private void add(String aggregate, Event event) {
        now = now.plusMillis(1 + random.nextInt(400_000)).plusNanos(random.nextInt(1_000_000));
        long sequence = sequences.merge(aggregate, 1L, Long::sum) - 1;
        events.add(new GenericDomainEventMessage<>("Any", aggregate, sequence, event,
                Map.of(MetaDataKeys.ACTOR_KIND, "USER", MetaDataKeys.ACTOR_ID, "acc-1", MetaDataKeys.ROLE, "owner", MetaDataKeys.REASON, "because"),
                aggregate + "#" + sequence, now));
    }
}
