package plutarc.strategy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import plutarc.strategy.backtest.TimeSeries;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

/** The real prices among the test resources; {@code data/README.md} says where they come from. */
public final class MarketData {
    private MarketData() { }

    /** A BTC perpetual, one minute, January 2022. */
    public static Candles bitcoin() {
        List<double[]> rows = rows("btc-perp-1m-2022-01");
        return new Candles(Interval.M1, rows.stream().mapToLong(r -> (long) r[0]).toArray(), column(rows, 1), column(rows, 2), column(rows, 3), column(rows, 4), column(rows, 5));
    }

    /** BTC funding every eight hours, 2020 to 2023. */
    public static TimeSeries bitcoinFunding() {
        List<double[]> rows = rows("btc-funding-8h-2020-2023");
        return new TimeSeries(rows.stream().mapToLong(r -> (long) r[0]).toArray(), column(rows, 1));
    }

    private static double[] column(List<double[]> rows, int at) {
        return rows.stream().mapToDouble(r -> r[at]).toArray();
    }

    private static List<double[]> rows(String name) {
        try (InputStream in = MarketData.class.getResourceAsStream("/data/" + name + ".csv.gz");
             BufferedReader reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(l -> Arrays.stream(l.split(",")).mapToDouble(Double::parseDouble).toArray()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
