package plutarc.strategy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateJson;

/** Templates and candles that tests share. */
public final class Examples {
    private Examples() { }

    /** The template file of the documentation. */
    public static String referenceJson() {
        try {
            return Files.readString(Path.of("..", "docs", "examples", "reference.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Template reference() {
        return TemplateJson.read(referenceJson());
    }

    /** A seeded random walk, about 1 % an hour, starting 2024-01-01. */
    public static Candles walk(Interval interval, int bars, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
        long[] time = new long[bars];
        double[][] p = new double[5][bars];
        double price = 1000;
        double step = 0.01 * Math.sqrt(interval.millis() / 3_600_000.0);
        for (int i = 0; i < bars; i++) {
            time[i] = 1_704_067_200_000L + i * interval.millis();
            double open = price * Math.exp(step * 0.05 * random.nextGaussian());
            double high = open;
            double low = open;
            double now = open;
            for (int s = 0; s < 6; s++) {
                now *= Math.exp(step / Math.sqrt(6) * random.nextGaussian());
                high = Math.max(high, now);
                low = Math.min(low, now);
            }
            price = now;
            p[0][i] = open;
            p[1][i] = high;
            p[2][i] = low;
            p[3][i] = now;
            p[4][i] = 10 * Math.exp(random.nextGaussian());
        }
        return new Candles(interval, time, p[0], p[1], p[2], p[3], p[4]);
    }
}
