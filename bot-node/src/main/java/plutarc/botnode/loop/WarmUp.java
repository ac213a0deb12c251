package plutarc.botnode.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plutarc.exchanges.Candle;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

/**
 * The history that an engine is fed before it trades. Higher intervals are built from base candles, as in a backtest, unless that would take more than
 * {@link #MAX_BASE} of them: those are warmed up with the venue's own candles, and the base candles begin where the last of them closed. Of the loop's
 * thread alone.
 */
final class WarmUp {

    /** Base candles read at most, unless a higher interval's candle under way is longer. */
    static final int MAX_BASE = 10_000;
    /** History beyond the engine's need, so that exponential averages forget where they began. */
    private static final int FACTOR = 4;
    private static final int MIN_BASE = 1_000;

    private final Interval base;
    private final Map<Interval, Request> requests = new HashMap<>();
    private final List<Interval> lacking = new ArrayList<>();
    private final Map<Interval, List<Candle>> read = new HashMap<>();

    private record Request(Instant from, Instant to) {
    }

    /**
     * Plans the warm-up.
     *
     * @param served intervals that the venue has candles of
     * @param market the venue's time
     */
    WarmUp(SymbolEngine engine, Interval base, Set<Duration> served, Instant market) {
        this.base = base;
        long bars = Math.max(MIN_BASE, FACTOR * (long) engine.warmupBars(base));
        long longest = base.millis();
        for (Interval higher : engine.higherIntervals()) {
            long needed = FACTOR * (long) engine.warmupBars(higher) * (higher.millis() / base.millis());
            boolean offered = served.contains(Duration.ofMillis(higher.millis()));
            if (needed > MAX_BASE && !offered) {
                lacking.add(higher);
            }
            if (needed > MAX_BASE && offered) {
                longest = Math.max(longest, higher.millis());
                requests.put(higher, new Request(Instant.EPOCH, Instant.EPOCH));
            } else {
                bars = Math.max(bars, needed);
            }
        }
        long wanted = market.toEpochMilli() - (Math.min(MAX_BASE, bars) + 1) * base.millis();
        Instant from = Instant.ofEpochMilli(Math.floorDiv(wanted, longest) * longest); // intervals divide one another, so all of them close here
        requests.replaceAll((higher, none) -> new Request(from.minusMillis(FACTOR * (long) engine.warmupBars(higher) * higher.millis()), from));
        requests.put(base, new Request(from, market.plusMillis(base.millis())));
    }

    /** Intervals that the venue has no candles of and that base candles reach not far enough back for: they warm up as time goes by. */
    List<Interval> lacking() {
        return List.copyOf(lacking);
    }

    /** What has not been read yet. */
    List<Output.AskHistory> missing(String symbol) {
        List<Output.AskHistory> asks = new ArrayList<>();
        requests.forEach((interval, request) -> {
            if (!read.containsKey(interval)) {
                asks.add(new Output.AskHistory(symbol, Duration.ofMillis(interval.millis()), request.from(), request.to()));
            }
        });
        return asks;
    }

    /** Takes an answer; one to another plan's question is left alone. */
    void take(Input.History answer) {
        Interval.ofMillis(answer.interval().toMillis()).filter(interval -> requests.containsKey(interval) && requests.get(interval).from().equals(answer.from()))
                .ifPresent(interval -> read.putIfAbsent(interval, answer.candles()));
    }

    boolean complete() {
        return read.keySet().containsAll(requests.keySet());
    }

    /** Feeds the higher intervals' own candles, as far as they closed before the first base candle, which are to follow. */
    List<Candle> begin(SymbolEngine engine) {
        List<Candle> minutes = read.get(base);
        long first = minutes.isEmpty() ? requests.get(base).from().toEpochMilli() : minutes.getFirst().openTime().toEpochMilli();
        read.forEach((interval, candles) -> {
            if (interval != base) {
                engine.warmUpHigher(columns(interval, candles.stream().filter(c -> c.openTime().toEpochMilli() + interval.millis() <= first).toList()));
            }
        });
        return minutes;
    }

    private static Candles columns(Interval interval, List<Candle> candles) {
        return new Candles(interval, candles.stream().mapToLong(c -> c.openTime().toEpochMilli()).toArray(), candles.stream().mapToDouble(Candle::open).toArray(),
                candles.stream().mapToDouble(Candle::high).toArray(), candles.stream().mapToDouble(Candle::low).toArray(),
                candles.stream().mapToDouble(Candle::close).toArray(), candles.stream().mapToDouble(Candle::volume).toArray());
    }
}
