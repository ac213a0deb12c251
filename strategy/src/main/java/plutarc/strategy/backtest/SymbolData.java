package plutarc.strategy.backtest;

import java.util.Map;
import plutarc.strategy.graph.InputKey;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;

/**
 * The history of one symbol.
 *
 * @param candles base candles; the template's intervals are built from them
 * @param funding rate paid at each instant as a share of position value (positive: longs pay), as the venue published it
 * @param inputs other streams that components read, by what they read; FUNDING_RATE is taken from {@code funding}
 */
public record SymbolData(Instrument instrument, Candles candles, TimeSeries funding, Map<InputKey, TimeSeries> inputs) {
    public SymbolData {
        inputs = Map.copyOf(inputs);
    }

    /** The same symbol with other candles. */
    public SymbolData withCandles(Candles other) {
        return new SymbolData(instrument, other, funding, inputs);
    }

    public static SymbolData of(Instrument instrument, Candles candles) {
        return new SymbolData(instrument, candles, TimeSeries.empty(), Map.of());
    }
}
