package plutarc.candles;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import plutarc.contracts.candles.CandleOrigin;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.candles.CandleSetView;
import plutarc.contracts.candles.CandleSpan;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Venue;
import plutarc.strategy.backtest.TimeSeries;
import plutarc.strategy.market.Candles;

/**
 * The market that the paper exchange plays: real minutes of a BTC perpetual in January 2022, with the funding rates of that time. A backtest on it and a bot on the
 * paper exchange see the same prices and volumes. Read once, when first asked for. Thread-safe.
 */
public final class BundledCandles {

    public static final CandleSetId ID = new CandleSetId("btc-2022-01");

    private BundledCandles() {
    }

    private static final class Loaded {
        private static final SymbolHistory ALL = read();
    }

    /** All of it. */
    public static SymbolHistory all() {
        return Loaded.ALL;
    }

    private static SymbolHistory read() {
        try (Reader text = text("btc-perp-1m-2022-01.csv.gz"); Reader rates = text("btc-funding-8h-2020-2023.csv.gz")) {
            Candles candles = inBase(CandleCsv.read("bundled candles", text, Integer.MAX_VALUE));
            CandleSpan span = Spans.of(candles);
            TimeSeries funding = SymbolHistory.between(RatesFile.read("bundled funding rates", rates), span.from().toEpochMilli(), span.to().toEpochMilli());
            CandleSetView set = new CandleSetView(ID, "BTC, January 2022 (bundled)", "BTCUSDT", ContractType.LINEAR, span, funding.size(), CandleOrigin.BUNDLED,
                    Optional.of(Venue.PAPER), Optional.empty(), Optional.<Instant>empty());
            return new SymbolHistory(set, candles, funding);
        } catch (IOException | BadCandleFile damaged) {
            throw new IllegalStateException("bundled candles cannot be read", damaged);
        }
    }

    private static Reader text(String resource) throws IOException {
        InputStream bytes = BundledCandles.class.getResourceAsStream(resource);
        if (bytes == null) {
            throw new IOException(resource + " is not on the class path");
        }
        return new InputStreamReader(new GZIPInputStream(bytes, 1 << 16), StandardCharsets.UTF_8);
    }

    /** The file counts volume in quote currency; like the paper exchange, divide by the close, to three decimals. */
    private static Candles inBase(Candles quoted) {
        double[] volume = new double[quoted.size()];
        for (int i = 0; i < volume.length; i++) {
            volume[i] = BigDecimal.valueOf(quoted.volume()[i]).divide(BigDecimal.valueOf(quoted.close()[i]), 3, RoundingMode.HALF_UP).doubleValue();
        }
        return new Candles(quoted.interval(), quoted.openTime(), quoted.open(), quoted.high(), quoted.low(), quoted.close(), volume);
    }
}
