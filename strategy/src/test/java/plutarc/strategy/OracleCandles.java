package plutarc.strategy;

import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

/**
 * The seeded one-minute candles over which the reference figures were computed: a geometric random walk of eight steps a minute with a time-of-day
 * cycle, a slow volatility regime and volume that follows the moves. Random numbers are Python's (Mersenne Twister, Box-Muller), so that the series is the same.
 */
public final class OracleCandles {
    public static final int YEAR = 525_600;
    private static final int STEPS = 8;

    private OracleCandles() { }

    private static final class Holder {
        private static final Candles YEAR_OF_MINUTES = generate(YEAR, 20_240_101);
    }

    /** The year over which the reference was run; made once. */
    public static Candles year() {
        return Holder.YEAR_OF_MINUTES;
    }

    /** The first {@code n} candles of the series with this seed. */
    public static Candles generate(int n, int seed) {
        PythonRandom random = new PythonRandom(seed);
        long[] time = new long[n];
        double[] open = new double[n];
        double[] high = new double[n];
        double[] low = new double[n];
        double[] close = new double[n];
        double[] volume = new double[n];
        double base = 0.60 / Math.sqrt(525_600);
        double price = 42_000;
        double regime = 0;
        for (int i = 0; i < n; i++) {
            regime = 0.9995 * regime + 0.01 * random.gauss();
            double timeOfDay = 1 + 0.4 * StrictMath.sin(2 * Math.PI * ((i % 1440) / 1440.0 - 0.35));
            double sigma = base * timeOfDay * StrictMath.exp(Math.max(-1, Math.min(1, regime))) / Math.sqrt(STEPS);
            double o = price * StrictMath.exp(sigma * 0.1 * random.gauss());
            double p = o;
            double hi = o;
            double lo = o;
            for (int s = 0; s < STEPS; s++) {
                p *= StrictMath.exp(sigma * random.gauss() - 0.5 * sigma * sigma);
                hi = Math.max(hi, p);
                lo = Math.min(lo, p);
            }
            price = p;
            time[i] = 1_704_067_200_000L + i * 60_000L;
            open[i] = round(o, 10);
            high[i] = round(hi, 10);
            low[i] = round(lo, 10);
            close[i] = round(p, 10);
            volume[i] = round(12 * timeOfDay * StrictMath.exp(0.6 * random.gauss()) * (1 + 400 * Math.abs(p / o - 1)), 1000);
        }
        return new Candles(Interval.M1, time, open, high, low, close, volume);
    }

    private static double round(double v, double scale) {
        return Math.rint(v * scale) / scale;
    }

    /** MT19937 as CPython seeds and reads it. */
    private static final class PythonRandom {
        private final int[] mt = new int[624];
        private int index = 624;
        private double next = Double.NaN;

        PythonRandom(int seed) {
            mt[0] = 19_650_218;
            for (int i = 1; i < 624; i++) {
                mt[i] = 1_812_433_253 * (mt[i - 1] ^ mt[i - 1] >>> 30) + i;
            }
            int i = 1;
            for (int k = 624; k > 0; k--) {
                mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >>> 30) * 1_664_525) + seed;
                if (++i >= 624) {
                    mt[0] = mt[623];
                    i = 1;
                }
            }
            for (int k = 623; k > 0; k--) {
                mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >>> 30) * 1_566_083_941) - i;
                if (++i >= 624) {
                    mt[0] = mt[623];
                    i = 1;
                }
            }
            mt[0] = 0x80000000;
        }

        private int word() {
            if (index >= 624) {
                for (int k = 0; k < 624; k++) {
                    int y = mt[k] & 0x80000000 | mt[(k + 1) % 624] & 0x7fffffff;
                    mt[k] = mt[(k + 397) % 624] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
                }
                index = 0;
            }
            int y = mt[index++];
            y ^= y >>> 11;
            y ^= y << 7 & 0x9d2c5680;
            y ^= y << 15 & 0xefc60000;
            return y ^ y >>> 18;
        }

        private double random() {
            long a = word() >>> 5;
            long b = word() >>> 6;
            return (a * 67_108_864.0 + b) / 9_007_199_254_740_992.0;
        }

        double gauss() {
            if (!Double.isNaN(next)) {
                double z = next;
                next = Double.NaN;
                return z;
            }
            double angle = random() * 2 * Math.PI;
            double radius = Math.sqrt(-2 * StrictMath.log(1 - random()));
            next = StrictMath.sin(angle) * radius;
            return StrictMath.cos(angle) * radius;
        }
    }
}
