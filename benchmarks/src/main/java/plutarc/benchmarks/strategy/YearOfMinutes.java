package plutarc.benchmarks.strategy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

/** A seeded year of one-minute candles: a random walk whose volatility clusters and follows the time of day. */
public final class YearOfMinutes {

    public static final int BARS = 525_600;
    private static final long START = 1_704_067_200_000L;

    private YearOfMinutes() {
    }

    public static Candles make(int bars) {
        SplittableRandom random = new SplittableRandom(20_240_101);
        long[] time = new long[bars];
        double[][] columns = new double[5][bars];
        double price = 42_000;
        double regime = 0;
        for (int i = 0; i < bars; i++) {
            regime = 0.9995 * regime + 0.01 * random.nextGaussian();
            double sigma = 0.0008 * (1 + 0.4 * Math.sin(i % 1440 / 1440.0 * 2 * Math.PI)) * Math.exp(Math.clamp(regime, -1.0, 1.0));
            double open = price;
            double high = open;
            double low = open;
            for (int step = 0; step < 4; step++) {
                price *= Math.exp(sigma / 2 * random.nextGaussian());
                high = Math.max(high, price);
                low = Math.min(low, price);
            }
            time[i] = START + i * 60_000L;
            columns[0][i] = tenths(open);
            columns[1][i] = tenths(high);
            columns[2][i] = tenths(low);
            price = tenths(price);
            columns[3][i] = price;
            columns[4][i] = tenths(12 * Math.exp(0.6 * random.nextGaussian()));
        }
        return new Candles(Interval.M1, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    /** As a candle file of the common shape. */
    public static void write(Candles candles, Path file) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("timestamp,open,high,low,close,volume\n");
            for (int i = 0; i < candles.size(); i++) {
                csv.write(candles.openTime()[i] + "," + candles.open()[i] + "," + candles.high()[i] + "," + candles.low()[i] + "," + candles.close()[i] + "," + candles.volume()[i] + "\n");
            }
        }
    }

    private static double tenths(double value) {
        return Math.rint(value * 10) / 10;
    }
}
