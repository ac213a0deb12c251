package plutarc.queryside.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import plutarc.contracts.analytics.Money;
import plutarc.contracts.analytics.Performance;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.trading.Side;

class PerformanceReportTest {

    private static final long MONDAY = Instant.parse("2022-01-03T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    @Test
    void moneyIsNeverMixedAndTheMostSeriousKindIsShown() {
        var all = List.of(row(1, 10), in(row(2, -4), Venue.BYBIT, true, "USDT"), in(row(3, 7), Venue.BYBIT, false, "BTC"), in(row(4, 7), Venue.BYBIT, false, "USDT"),
                in(row(5, 9), Venue.BYBIT, false, "USDT"));
        var shown = report(all);

        assertThat(shown.money()).isEqualTo(Money.LIVE);
        assertThat(shown.currency()).isEqualTo("USDT");
        assertThat(shown.figures().netPnl()).isEqualTo(16);
        assertThat(shown.others()).containsExactly(new Performance.Other(Money.LIVE, "BTC", 1), new Performance.Other(Money.TESTNET, "USDT", 1),
                new Performance.Other(Money.PAPER, "USDT", 1));
    }

    @Test
    void withoutATradeNothingIsClaimed() {
        var shown = report(List.of());

        assertThat(shown.figures().trades()).isZero();
        assertThat(shown.figures().winRate()).isEmpty();
        assertThat(shown.equity().sharpe()).isEmpty();
        assertThat(shown.equity().maxDrawdown()).isEmpty();
        assertThat(shown.curve()).isEmpty();
    }

    @Test
    void theCurveFallsFromItsPeakAndKeepsItsDeepestPointHoweverThin() {
        List<TradeRow> rows = new ArrayList<>();
        var random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            rows.add(row(i, random.nextGaussian() * 10));
        }
        var all = Curves.equity(rows.subList(0, 500));
        var thinned = Curves.equity(rows);

        assertThat(all).hasSize(501);
        assertThat(List.of(all.getFirst(), thinned.getFirst())).containsOnly(new Performance.CurvePoint(Instant.ofEpochMilli(rows.getFirst().entryAt()), 0, 0));
        assertThat(thinned).hasSizeLessThanOrEqualTo(Curves.MOST).isSortedAccordingTo(java.util.Comparator.comparing(Performance.CurvePoint::at));
        double net = 0;
        double peak = 0;
        double deepest = 0;
        for (TradeRow row : rows) {
            net += row.net();
            peak = Math.max(peak, net);
            deepest = Math.min(deepest, net - peak);
        }
        assertThat(thinned.stream().mapToDouble(Performance.CurvePoint::drawdown).min().orElseThrow()).isEqualTo(deepest);
        assertThat(thinned.getLast().net()).isEqualTo(net);
    }

    @Test
    void drawdownIsAShareOnlyWhereTheAccountsEquityIsKnownOfEveryBot() {
        var known = List.of(row(1, 100), row(2, -220), row(3, 50));
        var partly = new ArrayList<>(known);
        partly.add(change(row(4, 10), "other", Optional.empty()));

        assertThat(report(known).equity().maxDrawdown().orElseThrow()).isCloseTo(220 / 1100.0, within(1e-12));
        assertThat(report(known).equity().maxDrawdownAmount()).isEqualTo(220);
        assertThat(report(partly).equity().maxDrawdown()).isEmpty();
        assertThat(report(partly).equity().sharpe()).isEmpty();
        assertThat(report(partly).equity().maxDrawdownAmount()).isEqualTo(220);
    }

    @Test
    void aDayWithoutATradeHasAReturnOfZero() {
        var shown = report(List.of(row(1, 100), row(24 * 5 + 1, 100))).equity();

        assertThat(shown.days()).isEqualTo(6);
        double first = 0.1;
        double last = 100 / 1100.0;
        double mean = (first + last) / 6;
        double deviation = Math.sqrt((Math.pow(first - mean, 2) + Math.pow(last - mean, 2) + 4 * mean * mean) / 5);
        assertThat(shown.sharpe().orElseThrow()).isCloseTo(mean / deviation * Math.sqrt(365), within(1e-9));
    }

    @Test
    void aComponentsHitRateIsTheShareOfWinnersThatItAgreedWith() {
        var shown = report(List.of(saying(row(1, 5), 0.4), saying(row(2, 5), -0.4), saying(row(3, -5), 0.4), saying(row(4, 5), 0), saying(row(5, 5), 1)));

        assertThat(shown.signals()).singleElement().satisfies(signal -> {
            assertThat(signal.trades()).isEqualTo(5);
            assertThat(signal.agreed()).isEqualTo(3);
            assertThat(signal.disagreed()).isEqualTo(1);
            assertThat(signal.hitRate()).contains(0.5);
            assertThat(signal.winRateAgreed().orElseThrow()).isCloseTo(2 / 3.0, within(1e-12));
            assertThat(signal.winRateOther()).contains(1.0);
        });
    }

    @Test
    void theHeatMapCountsEntriesByTheHourOfTheZoneAskedFor() {
        var rows = List.of(row(23, 5), row(23, -2));
        assertThat(PerformanceReport.of(rows, ZoneOffset.UTC, TradeRow::bot).heat()).containsExactly(new Performance.HeatCell(1, 22, 2, 3));
        assertThat(PerformanceReport.of(rows, ZoneId.of("Asia/Tokyo"), TradeRow::bot).heat()).containsExactly(new Performance.HeatCell(2, 7, 2, 3));
    }

    @Test
    void everyBreakdownHoldsEachTradeOnce() {
        var rows = List.of(row(1, 5), change(row(2, -3), "other", Optional.empty()), row(3, 1));
        assertThat(report(rows).breakdowns()).extracting(Performance.TradeBreakdown::by).containsExactly("bot", "symbol", "template", "exit", "side");
        assertThat(report(rows).breakdowns()).allSatisfy(breakdown -> {
            assertThat(breakdown.rows().stream().mapToInt(row -> row.figures().trades()).sum()).isEqualTo(3);
            assertThat(breakdown.rows().stream().mapToDouble(row -> row.figures().netPnl()).sum()).isEqualTo(3);
        });
    }

    @Test
    void slippageIsCountedInBinsAndLatencyInPercentilesByNearestRank() {
        List<TradeRow> rows = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            rows.add(row(i, 1));
        }
        var execution = report(rows).execution();

        assertThat(execution.entry().bins().stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        assertThat(execution.entryLatency()).isEqualTo(new Performance.Latency(100, Optional.of(50.0), Optional.of(90.0), Optional.of(99.0), Optional.of(100.0)));
        assertThat(execution.exitLatency().orders()).isZero();
        assertThat(execution.makerShare()).contains(0.25);
    }

    private static Performance report(List<TradeRow> rows) {
        return PerformanceReport.of(rows, ZoneOffset.UTC, TradeRow::bot);
    }

    /** Held for the hour before {@code hour} hours of Monday had passed, of an account of 1,000. */
    static TradeRow row(int hour, double net) {
        long exit = MONDAY + hour * HOUR;
        return new TradeRow("t" + hour, "bot", Optional.of("key"), Venue.PAPER, false, "BTCUSDT", Side.LONG, 1, 10, exit - HOUR, 100, exit, 100 + net / 10, "USDT", net + 1, 1, 0,
                net, net, Optional.of(net / 10), Math.max(1, net / 5), -1, "trailing_stop", "template", "Trend", 1, hour % 7 - 2, 0.5, Optional.of(hour * 1_000L), Optional.empty(),
                Optional.of(0.25), Optional.of(1_000.0), List.of());
    }

    private static TradeRow in(TradeRow r, Venue venue, boolean testnet, String currency) {
        return copy(r, r.bot(), venue, testnet, currency, r.equity(), r.voices());
    }

    private static TradeRow change(TradeRow r, String bot, Optional<Double> equity) {
        return copy(r, bot, r.venue(), r.testnet(), r.currency(), equity, r.voices());
    }

    private static TradeRow saying(TradeRow r, double score) {
        return copy(r, r.bot(), r.venue(), r.testnet(), r.currency(), r.equity(), List.of(new TradeRow.Voice("ema_crossover", score)));
    }

    private static TradeRow copy(TradeRow r, String bot, Venue venue, boolean testnet, String currency, Optional<Double> equity, List<TradeRow.Voice> voices) {
        return new TradeRow(r.trade(), bot, r.key(), venue, testnet, r.symbol(), r.side(), r.quantity(), r.leverage(), r.entryAt(), r.entry(), r.exitAt(), r.exit(), currency,
                r.gross(), r.fees(), r.funding(), r.net(), r.pct(), r.r(), r.mfe(), r.mae(), r.reason(), r.template(), r.templateName(), r.version(), r.entrySlip(), r.exitSlip(),
                r.entryMicros(), r.exitMicros(), r.makerShare(), equity, voices);
    }
}
