package plutarc.candles;

import java.time.Instant;
import plutarc.contracts.candles.CandleSpan;
import plutarc.strategy.market.Candles;

/** Says what candles cover. Stateless. */
public final class Spans {

    private Spans() {
    }

    /** @param candles one at least */
    public static CandleSpan of(Candles candles) {
        return new CandleSpan(candles.interval().label(), Instant.ofEpochMilli(candles.openTime()[0]), Instant.ofEpochMilli(candles.closeTime(candles.size() - 1)), candles.size(),
                candles.missing());
    }
}
