package plutarc.platform.candles;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import plutarc.exchanges.Candle;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.FundingRate;
import plutarc.strategy.backtest.TimeSeries;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

/**
 * Reads a stretch of a venue's history through the port that bots trade through, some thousand candles at a time. For one thread.
 *
 * @param known candles of the same contract and interval that are there already: they are not asked for again; may be empty
 */
record VenueHistory(Exchange exchange, String symbol, Interval interval, Candles known) {

    private static final int AT_ONCE = 5000;

    /**
     * Closed candles with {@code from <= openTime < to}.
     *
     * @param progress told how many candles of the span have been looked through; its answer stops
     * @return fewer where it was stopped
     * @throws plutarc.exchanges.ExchangeException as a {@link java.util.concurrent.CompletionException}'s cause where the venue gives none
     */
    Candles candles(Instant from, Instant to, LongPredicate progress) {
        List<Candle> all = new ArrayList<>();
        Duration step = Duration.ofMillis(interval.millis());
        long total = (to.toEpochMilli() - from.toEpochMilli()) / interval.millis();
        Instant at = from;
        boolean going = true;
        while (going && at.isBefore(to)) {
            int first = known.firstAtOrAfter(at.toEpochMilli());
            if (first < known.size() && known.openTime()[first] == at.toEpochMilli()) {
                at = takeKnown(first, to, all);
            } else {
                Instant end = earliest(at.plus(step.multipliedBy(AT_ONCE)), to, first < known.size() ? Instant.ofEpochMilli(known.openTime()[first]) : to);
                all.addAll(exchange.candles(symbol, step, at, end).toCompletableFuture().join());
                at = end;
            }
            going = progress.test(Math.min(total, (at.toEpochMilli() - from.toEpochMilli()) / interval.millis()));
        }
        return columns(all);
    }

    TimeSeries funding(Instant from, Instant to) {
        List<FundingRate> rates = exchange.fundingHistory(symbol, from, to).toCompletableFuture().join();
        return new TimeSeries(rates.stream().mapToLong(rate -> rate.at().toEpochMilli()).toArray(), rates.stream().mapToDouble(rate -> rate.rate().doubleValue()).toArray());
    }

    /** As far as they follow one another without a gap: a gap is asked for again. */
    private Instant takeKnown(int first, Instant to, List<Candle> all) {
        int i = first;
        while (i < known.size() && known.openTime()[i] < to.toEpochMilli() && (i == first || known.openTime()[i] == known.closeTime(i - 1))) {
            all.add(new Candle(Instant.ofEpochMilli(known.openTime()[i]), known.open()[i], known.high()[i], known.low()[i], known.close()[i], known.volume()[i], Double.NaN));
            i++;
        }
        return Instant.ofEpochMilli(known.closeTime(i - 1));
    }

    private static Instant earliest(Instant a, Instant b, Instant c) {
        Instant first = a.isBefore(b) ? a : b;
        return first.isBefore(c) ? first : c;
    }

    private Candles columns(List<Candle> rows) {
        return new Candles(interval, rows.stream().mapToLong(row -> row.openTime().toEpochMilli()).toArray(), rows.stream().mapToDouble(Candle::open).toArray(),
                rows.stream().mapToDouble(Candle::high).toArray(), rows.stream().mapToDouble(Candle::low).toArray(), rows.stream().mapToDouble(Candle::close).toArray(),
                rows.stream().mapToDouble(Candle::volume).toArray());
    }
}
