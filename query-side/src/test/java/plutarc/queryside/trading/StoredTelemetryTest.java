package plutarc.queryside.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.BotReport.EquityPoint;
import plutarc.contracts.trading.CandleView;
import plutarc.contracts.trading.TradingQuery;
import plutarc.contracts.trading.Verdict;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.analytics.LatestTrades;
import plutarc.queryside.analytics.TradeRows;
import plutarc.queryside.support.TestSide;

class StoredTelemetryTest {

    private static final WorkspaceId WORKSPACE = new WorkspaceId("w");
    private static final BotId BOT = new BotId("b");
    private static final Instant START = Instant.parse("2022-01-10T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final TestSide side = TestSide.embedded();
    private final StoredTelemetry telemetry = new StoredTelemetry(side.views, side.durability, Clock.fixed(NOW, ZoneOffset.UTC));
    private final TradingQueries queries = new TradingQueries(side.views, new LatestTrades(side.views, new TradeRows(side.views)));

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void candlesToldTwiceOrInAnyOrderAreKeptOnce() {
        var reports = IntStream.range(0, 200).<BotReport>mapToObj(i -> candle(i, "none")).toList();
        record(reports);
        var once = side.documents();
        record(reports.subList(50, 130).reversed());
        record(reports.subList(0, 1));

        assertThat(side.documents()).isEqualTo(once);
        assertThat(candles(Optional.empty(), 5000)).extracting(CandleView::openTime).containsExactlyElementsOf(
                IntStream.range(0, 200).mapToObj(i -> START.plusSeconds(60L * i)).toList());
    }

    @Test
    void theLatestCandlesBeforeAnInstantAreFoundAcrossLongGaps() {
        record(List.of(candle(0, "none"), candle(1, "none")));
        record(List.of(candle(20_000, "enter_long"), candle(20_001, "none")));

        assertThat(candles(Optional.empty(), 3)).extracting(CandleView::openTime)
                .containsExactly(START.plusSeconds(60), START.plusSeconds(60L * 20_000), START.plusSeconds(60L * 20_001));
        assertThat(candles(Optional.of(START.plusSeconds(60L * 20_001)), 1)).extracting(CandleView::decision).containsExactly("enter_long");
        assertThat(candles(Optional.of(START), 10)).isEmpty();
    }

    @Test
    void theVerdictsOfTheLatestCandleOfEachSymbolStandWhateverComesLate() {
        record(List.of(candle(5, "exit")));
        record(List.of(candle(4, "none")));

        assertThat(queries.handle(new TradingQuery.LatestVerdicts(WORKSPACE, BOT))).singleElement()
                .satisfies(candle -> assertThat(candle).isEqualTo(candle(5, "exit")));
        assertThat(queries.handle(new TradingQuery.LatestVerdicts(new WorkspaceId("other"), BOT))).isEmpty();
    }

    @Test
    void equityIsSpreadOverTheRange() {
        record(IntStream.range(0, 3_000).<BotReport>mapToObj(i -> point(i)).toList());

        var spread = equity(Optional.empty(), Optional.empty(), 100);
        assertThat(spread).hasSize(100).isSortedAccordingTo(java.util.Comparator.comparing(EquityPoint::at));
        assertThat(spread.getFirst()).isEqualTo(point(0));
        assertThat(spread.getLast()).isEqualTo(point(2_999));
        assertThat(equity(Optional.of(START.plusSeconds(100)), Optional.of(START.plusSeconds(130)), 100)).containsExactly(point(10), point(11), point(12));
    }

    @Test
    void oldTelemetryGoesAndOldEquityIsThinned() {
        record(IntStream.range(0, 120).<BotReport>mapToObj(StoredTelemetryTest::point).toList());
        record(List.of(candle(0, "none")));
        sweepAfter(Duration.ofDays(6));
        assertThat(equity(Optional.empty(), Optional.empty(), 5000)).hasSize(120);

        sweepAfter(Duration.ofDays(8));
        assertThat(equity(Optional.empty(), Optional.empty(), 5000)).containsExactly(point(29), point(59), point(89), point(119));
        assertThat(candles(Optional.empty(), 10)).hasSize(1);

        sweepAfter(Duration.ofDays(31));
        assertThat(candles(Optional.empty(), 10)).isEmpty();
        assertThat(side.documents().get("telemetry_verdicts")).isEmpty();
        assertThat(equity(Optional.empty(), Optional.empty(), 5000)).hasSize(4);
    }

    @Test
    void aLateHeartbeatOrRevisionDoesNotReplaceALaterOne() {
        telemetry.heartbeat(WORKSPACE, BOT, heartbeat("trading", 4), NOW);
        telemetry.heartbeat(WORKSPACE, BOT, heartbeat("starting", 2), NOW.minusSeconds(5));
        telemetry.configurationApplied(WORKSPACE, BOT, 3, NOW);

        var status = side.views.byId(TelemetryCollections.STATUS, BOT.value(), WORKSPACE).orElseThrow();
        assertThat(status.heartbeat().orElseThrow().status()).isEqualTo("trading");
        assertThat(status.appliedRevision()).isEqualTo(4);
    }

    private void sweepAfter(Duration age) {
        new TelemetryRetention(side.views, side.durability, TelemetryRetention.Ages.DEFAULTS, Clock.fixed(NOW.plus(age), ZoneOffset.UTC)).sweep();
    }

    private void record(List<BotReport> reports) {
        List<NumberedReport> numbered = new ArrayList<>();
        reports.forEach(report -> numbered.add(new NumberedReport(numbered.size() + 1, report)));
        telemetry.record(WORKSPACE, BOT, "e", numbered);
    }

    private List<CandleView> candles(Optional<Instant> before, int limit) {
        return queries.handle(new TradingQuery.Candles(WORKSPACE, BOT, "BTCUSDT", before, limit));
    }

    private List<EquityPoint> equity(Optional<Instant> from, Optional<Instant> to, int limit) {
        return queries.handle(new TradingQuery.Equity(WORKSPACE, BOT, from, to, limit));
    }

    private static CandleEvaluated candle(int minute, String decision) {
        return new CandleEvaluated("BTCUSDT", "1m", START.plusSeconds(60L * minute), new BigDecimal("42000.10"), new BigDecimal("42010"), new BigDecimal("41990"),
                new BigDecimal("42005.5"), BigDecimal.TEN, decision, 0.25, 0.5, List.of(new Verdict("adx", "ADX 14", "filter", "21", 0, true, "trend")),
                Optional.of(new BigDecimal("41000")));
    }

    private static EquityPoint point(int number) {
        return new EquityPoint(START.plusSeconds(10L * number), BigDecimal.valueOf(10_000 + number), BigDecimal.TEN, BigDecimal.ZERO, "USDT");
    }

    private static BotFrame.Heartbeat heartbeat(String status, long revision) {
        return new BotFrame.Heartbeat(NOW, status, Optional.empty(), Optional.of(START), Optional.empty(), 0, revision, 0, Optional.empty(),
                Optional.empty(), Optional.empty(), 1, Optional.empty(), Optional.empty());
    }
}
