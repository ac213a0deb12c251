package plutarc.botnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plutarc.botnode.loop.Input;
import plutarc.botnode.testing.Bots;
import plutarc.botnode.testing.LockStep;
import plutarc.botnode.testing.PaperMarket;
import plutarc.botnode.testing.RunningBot;
import plutarc.botnode.testing.ScriptedBackend;
import plutarc.contracts.trading.Trade;
import plutarc.exchanges.Candle;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.InstrumentSpec;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.BacktestTrade;
import plutarc.strategy.backtest.Backtester;
import plutarc.strategy.backtest.FillConvention;
import plutarc.strategy.backtest.MarginMode;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.TemplateJson;

/** The same template over the same real candles, once through the backtester and once through a bot that trades on the paper exchange over sockets: the same trades. */
@Execution(ExecutionMode.CONCURRENT)
class ParityTest {

    private static final int HISTORY = 1_000;

    @TempDir
    Path folder;

    static List<Arguments> templates() {
        return List.of(Arguments.of("crosses with a fixed stop and target", Bots.CROSS, 5_000, 50),
                Arguments.of("a higher trend, sessions, a cooldown and a trailing stop", Bots.SESSION, 5_000, 50),
                Arguments.of("reversion with a chandelier, a target in risks and a time stop", Bots.CHANDELIER, 5_000, 50),
                Arguments.of("stops that move", Bots.TRAIL, 600, 10),
                Arguments.of("flips that enter the other side at once", Bots.REVERSE, 600, 10),
                Arguments.of("stops from the ATR of a higher interval", Bots.ATR, 600, 10),
                Arguments.of("several entries at once, each with stops of its own", Bots.PYRAMID, 600, 30));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void aBacktestAndAPaperRunGiveTheSameTrades(String name, String template, int bars, int atLeast) {
        List<Candle> seen = new ArrayList<>();
        LockStep steps = new LockStep(false);
        List<Trade> traded = paperRun(template, bars, steps, seen);
        List<BacktestTrade> backtested = backtest(template, steps.instrument(Bots.SYMBOL), steps.history(), seen);
        assertThat(backtested.size()).isGreaterThanOrEqualTo(atLeast);
        assertThat(steps.activities()).isEmpty();
        // Sorted, since entries that leave within the same minute leave in an order that a backtest does not know.
        assertThat(traded.stream().map(ParityTest::line).sorted().toList()).isEqualTo(backtested.stream().map(ParityTest::line).sorted().toList());
    }

    private List<Trade> paperRun(String template, int bars, LockStep steps, List<Candle> seen) {
        try (PaperMarket market = new PaperMarket(PaperMarket.asBacktested(folder.resolve("paper"), HISTORY));
             ScriptedBackend backend = new ScriptedBackend(Bots.configuration(1, false, template), Optional.of(market.account("1000000")), Optional.of(market.endpoint()));
             RunningBot ignored = new RunningBot(backend.uri(), folder.resolve("bot"), step -> {
                 if (step.input() instanceof Input.Venue(ExchangeEvent.CandleClosed closed)) {
                     seen.add(closed.candle());
                 }
                 steps.record(step);
             })) {
            market.toOpen(); // the first ticker tells the bot what time it is
            steps.awaitReady();
            for (int i = 0; i < bars; i++) {
                if (i > 0 && steps.waitsForOpen()) {
                    market.toOpen();
                    steps.awaitSettled();
                }
                long time = market.toClose().get("marketTime").asLong();
                steps.awaitJudged(Instant.ofEpochMilli(Interval.M1.openOf(time)));
            }
            return steps.trades();
        }
    }

    private static List<BacktestTrade> backtest(String template, InstrumentSpec spec, List<Candle> history, List<Candle> live) {
        List<Candle> all = new ArrayList<>(history);
        all.addAll(live);
        int n = all.size();
        long[] time = new long[n];
        double[][] columns = new double[5][n];
        for (int i = 0; i < n; i++) {
            Candle c = all.get(i);
            time[i] = c.openTime().toEpochMilli();
            columns[0][i] = c.open();
            columns[1][i] = c.high();
            columns[2][i] = c.low();
            columns[3][i] = c.close();
            columns[4][i] = c.volume();
        }
        Candles candles = new Candles(Interval.M1, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
        Instrument instrument = new Instrument(Bots.SYMBOL, Instrument.Contract.LINEAR, spec.contractMultiplier().doubleValue(), spec.tickSize().doubleValue(),
                spec.lotSize().doubleValue(), spec.minQuantity().doubleValue(), spec.minNotional().map(BigDecimal::doubleValue).orElse(0.0),
                spec.maxLeverage().doubleValue(), 0.005, 0.0002, 0.00055);
        BacktestSettings settings = BacktestSettings.standard().withCash(1_000_000).withSlippageBps(0).withFill(FillConvention.INTRABAR)
                .withLeverage(3, MarginMode.ISOLATED).withLimits(Optional.of(Bots.WIDE)).withWarmupBars(history.size()).withFrom(OptionalLong.empty());
        return Backtester.standard().run(TemplateJson.read(template), SymbolData.of(instrument, candles), settings).trades();
    }

    private static String line(Trade t) {
        return line(t.entryTime(), t.side().code(), t.entryPrice().doubleValue(), t.exitTime(), t.exitPrice().doubleValue(), t.exitReason());
    }

    private static String line(BacktestTrade t) {
        return line(Instant.ofEpochMilli(t.entryTime()), t.side().code(), t.entryPrice(), Instant.ofEpochMilli(t.exitTime()), t.exitPrice(), t.exitReason());
    }

    /** Within a minute a backtest knows no time, so an exit counts by its minute. */
    private static String line(Instant entry, String side, double in, Instant exit, double out, String reason) {
        return "%s %s %.4f -> %s %.4f %s".formatted(entry, side, in, exit.truncatedTo(ChronoUnit.MINUTES), out, reason);
    }
}
