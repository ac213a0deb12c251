package plutarc.candles;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import plutarc.contracts.candles.CandleSetView;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.backtest.TimeSeries;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;

/**
 * Candles and funding rates of one symbol.
 *
 * @param funding empty where none is known
 */
public record SymbolHistory(CandleSetView set, Candles candles, TimeSeries funding) {

    /** As the engine's input. */
    public SymbolData data(Instrument instrument) {
        return new SymbolData(instrument, candles, funding, Map.of());
    }

    /** What of it lies in {@code from} (inclusive) to {@code to} (exclusive). */
    public SymbolHistory between(Instant from, Instant to) {
        long first = millis(from);
        long end = millis(to);
        int size = candles.size();
        boolean whole = size == 0 || first <= candles.openTime()[0] && end > candles.openTime()[size - 1];
        return new SymbolHistory(set, whole ? candles : candles.slice(candles.firstAtOrAfter(first), Math.max(candles.firstAtOrAfter(first), candles.firstAtOrAfter(end))), between(funding, first, end));
    }

    static TimeSeries between(TimeSeries series, long from, long to) {
        int first = position(series.time(), from);
        int end = Math.max(first, position(series.time(), to));
        return new TimeSeries(Arrays.copyOfRange(series.time(), first, end), Arrays.copyOfRange(series.value(), first, end));
    }

    private static int position(long[] times, long time) {
        int i = Arrays.binarySearch(times, time);
        return i >= 0 ? i : -i - 1;
    }

    private static long millis(Instant instant) {
        if (instant.isBefore(Instant.EPOCH)) {
            return 0;
        }
        return instant.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE)) ? Long.MAX_VALUE : instant.toEpochMilli();
    }
}
