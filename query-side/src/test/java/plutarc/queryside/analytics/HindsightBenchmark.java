package plutarc.queryside.analytics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import plutarc.contracts.analytics.AnalyticsQuery;
import plutarc.contracts.analytics.TradeFilter;
import plutarc.contracts.analytics.TradeSort;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.Circumstances;
import plutarc.contracts.trading.Excursion;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradingEvent;
import plutarc.contracts.trading.Verdict;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.support.RandomHistory;
import plutarc.queryside.support.TestSide;

/** Prints how long a page of trades and the analytics of a workspace take on the embedded store; the first argument says how many trades, 10,000 by default. */
public final class HindsightBenchmark {

    private static final WorkspaceId WORKSPACE = RandomHistory.WORKSPACES.getFirst();
    private static final int BOTS = 10;
    private static final int RUNS = 100;
    private static final Instant START = Instant.parse("2022-01-01T00:00:00Z");

    private HindsightBenchmark() {
    }

    public static void main(String[] arguments) {
        int trades = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
        try (var side = TestSide.embedded()) {
            side.project(RandomHistory.events(1, 200, BOTS));
            var events = closings(trades);
            for (int next = 0; next < trades; next += 500) {
                side.project(events.subList(next, Math.min(trades, next + 500)));
            }
            var found = new AnalyticsQuery.FoundTrades(WORKSPACE, TradeFilter.ALL, TradeSort.NET, true, 0, 100);
            var performance = new AnalyticsQuery.PerformanceOf(WORKSPACE, TradeFilter.ALL, "Europe/Berlin");
            print("a page of trades, sorted by net PnL", () -> new AnalyticsQueries(side.views, new TradeRows(side.views)).handle(found), side, queries -> queries.handle(found));
            print("the analytics page", () -> new AnalyticsQueries(side.views, new TradeRows(side.views)).handle(performance), side, queries -> queries.handle(performance));
        }
    }

    private static void print(String what, Runnable cold, TestSide side, java.util.function.Consumer<AnalyticsQueries> warm) {
        double first = millis(cold);
        var queries = new AnalyticsQueries(side.views, new TradeRows(side.views));
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            times[i] = millis(() -> warm.accept(queries));
        }
        double[] later = Arrays.copyOfRange(times, 1, RUNS);
        Arrays.sort(later);
        System.out.printf("%s: %.0f ms right after the start, %.0f ms with nothing in memory, then at best %.1f ms, median %.1f ms, p95 %.1f ms%n", what, first, times[0],
                later[0], later[later.length / 2], later[(int) (later.length * 0.95)]);
    }

    private static double millis(Runnable run) {
        long began = System.nanoTime();
        run.run();
        return (System.nanoTime() - began) / 1e6;
    }

    private static List<DomainEventMessage<?>> closings(int trades) {
        var random = new Random(1);
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < trades; i++) {
            var bot = RandomHistory.bot(WORKSPACE, i % BOTS);
            var at = START.plus(Duration.ofDays(365).multipliedBy(i).dividedBy(trades));
            events.add(new GenericDomainEventMessage<>("Ledger", "ledger-" + bot, 1_000_000L + i, new TradingEvent.TradeClosed(bot, WORKSPACE, "e2", i + 1, trade(i, at, random)),
                    Map.of(), "closing-" + i, at));
        }
        return events;
    }

    private static Trade trade(int i, Instant exit, Random random) {
        var price = new BigDecimal("42000");
        var net = BigDecimal.valueOf(random.nextInt(20_001) - 9_500, 2);
        var excursion = new Excursion(price, BigDecimal.ONE, exit);
        List<Verdict> verdicts = List.of(new Verdict("ema_crossover", "EMA 9/21", "signal", "0.4", 0.25 * (random.nextInt(9) - 4), true, "above"),
                new Verdict("rsi", "RSI 14", "signal", "55", 0.25 * (random.nextInt(9) - 4), true, "above"),
                new Verdict("macd", "MACD", "signal", "12", 0.25 * (random.nextInt(9) - 4), true, "above"));
        return new Trade(new TradeId("trade-" + i), i % 3 == 0 ? "ETHUSDT" : "BTCUSDT", random.nextBoolean() ? Side.LONG : Side.SHORT, BigDecimal.ONE, BigDecimal.TEN,
                exit.minusSeconds(60 + random.nextInt(20_000)), price, price, BigDecimal.valueOf(random.nextInt(100) - 30, 1), "e" + i, exit, price, price, BigDecimal.ONE, "x" + i,
                net.add(BigDecimal.ONE), BigDecimal.ONE, BigDecimal.ZERO, net, BigDecimal.ONE, excursion, new Excursion(price, BigDecimal.ONE.negate(), exit),
                i % 4 == 0 ? "take_profit" : "trailing_stop", verdicts, new TemplateId("template-" + i % 5), 1, "0.1.0",
                Optional.of(new Circumstances("USDT", Optional.of(new BigDecimal("10000")), Optional.of(new BigDecimal("0.6")), Optional.of(new BigDecimal("0.5")),
                        Optional.of(price), Optional.of(BigDecimal.TEN), Optional.of(20_000L + random.nextInt(80_000)), Optional.of(30_000L), BigDecimal.ZERO)));
    }
}
