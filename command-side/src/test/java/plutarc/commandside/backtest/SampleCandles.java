package plutarc.commandside.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import plutarc.candles.CandleCatalogue;
import plutarc.candles.SymbolHistory;
import plutarc.contracts.candles.CandleOrigin;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.candles.CandleSetView;
import plutarc.contracts.candles.CandleSpan;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.strategy.backtest.TimeSeries;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

/** Candles of waves, and two sets that behave: one that cannot be read before {@link #release}, one whose file is gone. */
public final class SampleCandles implements CandleCatalogue {
    static final CandleSetId HOURS = new CandleSetId("hours");
    static final CandleSetId DAYS = new CandleSetId("days");
    static final CandleSetId HELD_BACK = new CandleSetId("held-back");
    static final CandleSetId GONE = new CandleSetId("gone");
    static final CandleSetId VAST = new CandleSetId("vast");

    private volatile CountDownLatch gate = new CountDownLatch(1);

    /** From now on, readers of the set that is held back wait. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    /** Lets them all through. */
    void release() {
        gate.countDown();
    }

    @Override
    public List<CandleSetView> sets(WorkspaceId workspace) {
        return List.of(view(HOURS, "BTCUSDT", Interval.H1, 2000), view(DAYS, "ETHUSDT", Interval.D1, 200), view(HELD_BACK, "BTCUSDT", Interval.H1, 2000), view(GONE, "BTCUSDT", Interval.H1, 2000),
                view(VAST, "BTCUSDT", Interval.M1, 700_000));
    }

    @Override
    public SymbolHistory open(WorkspaceId workspace, CandleSetId set, Instant from, Instant to) {
        if (set.equals(GONE)) {
            throw new RefusedException("candle_set.unknown", "There is no such set of candles.");
        }
        if (set.equals(HELD_BACK)) {
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        var view = sets(workspace).stream().filter(each -> each.candleSetId().equals(set)).findFirst().orElseThrow();
        return new SymbolHistory(view, waves(Interval.parse(view.span().interval()), (int) view.span().candles()), TimeSeries.empty()).between(from, to);
    }

    static Candles waves(Interval interval, int size) {
        long begin = Instant.parse("2022-01-01T00:00:00Z").toEpochMilli();
        double[] close = IntStream.range(0, size).mapToDouble(i -> 100 + 20 * Math.sin(i / 37.0) + 6 * Math.sin(i / 5.0) + i * 0.01).toArray();
        double[] open = IntStream.range(0, size).mapToDouble(i -> i == 0 ? close[0] : close[i - 1]).toArray();
        return new Candles(interval, IntStream.range(0, size).mapToLong(i -> begin + i * interval.millis()).toArray(), open,
                IntStream.range(0, size).mapToDouble(i -> Math.max(open[i], close[i]) + 0.7).toArray(), IntStream.range(0, size).mapToDouble(i -> Math.min(open[i], close[i]) - 0.7).toArray(), close,
                IntStream.range(0, size).mapToDouble(i -> 10 + i % 7).toArray());
    }

    private static CandleSetView view(CandleSetId id, String symbol, Interval interval, int size) {
        Instant begin = Instant.parse("2022-01-01T00:00:00Z");
        return new CandleSetView(id, id + " of " + symbol, symbol, ContractType.LINEAR, new CandleSpan(interval.label(), begin, begin.plusMillis(size * interval.millis()), size, 0), 0,
                CandleOrigin.FILE, Optional.empty(), Optional.of("f.csv"), Optional.of(begin));
    }
}
