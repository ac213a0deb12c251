package plutarc.strategy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import plutarc.strategy.backtest.TimeSeries;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

/** Real prices, this module's and the paper exchange's; {@code prices/README.md} says where they come from. */
public final class MarketData {
    private static final List<Path> PLACES = List.of(Path.of("src", "test", "resources", "prices"), Path.of("..", "paper-exchange", "src", "main", "resources", "market"));

    private MarketData() { }

    /** A BTC perpetual, one minute, January 2022. */
    public static Candles bitcoin() {
        return candles(Interval.M1, "btc-perp-1m-2022-01");
    }

    /** BTC-USD, four hours, May 2016 to October 2025; five gaps. */
    public static Candles bitcoinYears() {
        return candles(Interval.H4, "btc-usd-4h-2016-2025");
    }

    /** ETH-USD, four hours, the same years; 26 gaps. */
    public static Candles etherYears() {
        return candles(Interval.H4, "eth-usd-4h-2016-2025");
    }

    private static Candles candles(Interval interval, String name) {
        List<double[]> rows = rows(name);
        return new Candles(interval, rows.stream().mapToLong(r -> (long) r[0]).toArray(), column(rows, 1), column(rows, 2), column(rows, 3), column(rows, 4), column(rows, 5));
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
        Path file = PLACES.stream().map(place -> place.resolve(name + ".csv.gz")).filter(Files::exists).findFirst().orElseThrow(() -> new IllegalStateException("no file " + name + ".csv.gz in " + PLACES));
        try (InputStream in = Files.newInputStream(file);
             BufferedReader reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(l -> Arrays.stream(l.split(",")).mapToDouble(Double::parseDouble).toArray()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
