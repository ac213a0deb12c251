package plutarc.strategy.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plutarc.strategy.OracleCandles;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.graph.Graph;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

/** Our indicators against the values that TA-Lib, ta4j and trading-signals gave for the same candles, from row 1000 on, where every seed has decayed. */
class IndicatorOracleTest {
    private static final int ROWS = 3000;
    private static final int FROM = 1000;
    private static final Candles CANDLES = OracleCandles.generate(ROWS, 20_240_101);
    private static final Map<String, double[]> ORACLE = read();

    static Stream<Map.Entry<String, Function<Wiring, double[]>>> columns() {
        Map<String, Function<Wiring, double[]>> c = new LinkedHashMap<>();
        c.put("sma20", w -> Indicators.sma(w, 20));
        c.put("ema20", w -> Indicators.ema(w, 20));
        c.put("rsi14", w -> Indicators.rsi(w, 14));
        c.put("tr", Indicators::trueRange);
        c.put("atr14", w -> Indicators.atr(w, 14));
        c.put("atr10", w -> Indicators.atr(w, 10));
        c.put("natr14", w -> scaled(w, Indicators.atr(w, 14), w.bars().close));
        c.put("adx14", w -> Indicators.adx(w, 14).adx);
        c.put("plus_di14", w -> Indicators.adx(w, 14).plus);
        c.put("minus_di14", w -> Indicators.adx(w, 14).minus);
        c.put("macd", w -> Indicators.macd(w, 12, 26, 9).line());
        c.put("macd_signal", w -> Indicators.macd(w, 12, 26, 9).signal());
        c.put("macd_hist", w -> Indicators.macd(w, 12, 26, 9).histogram());
        c.put("bb_upper", w -> Indicators.bollinger(w, 20, 2).upper());
        c.put("bb_mid", w -> Indicators.bollinger(w, 20, 2).middle());
        c.put("bb_lower", w -> Indicators.bollinger(w, 20, 2).lower());
        c.put("stddev20", w -> Indicators.deviationOf(w, "close", w.bars().close, 20));
        c.put("stochf_k", w -> Indicators.stochastic(w, 14));
        c.put("stoch_k", w -> Indicators.smaOf(w, "k", Indicators.stochastic(w, 14), 3));
        c.put("stoch_d", w -> Indicators.smaOf(w, "d", Indicators.smaOf(w, "k", Indicators.stochastic(w, 14), 3), 3));
        c.put("stochf_d", w -> Indicators.smaOf(w, "k", Indicators.stochastic(w, 14), 3));
        c.put("stochrsi_k", w -> Indicators.stochasticRsi(w, 14, 14));
        c.put("stochrsi_d", w -> Indicators.smaOf(w, "sr", Indicators.stochasticRsi(w, 14, 14), 3));
        c.put("mfi14", w -> Indicators.mfi(w, 14));
        c.put("obv", Indicators::obv);
        c.put("roc10", w -> Indicators.roc(w, 10));
        c.put("sar", w -> Indicators.parabolicSar(w, 0.02, 0.2));
        c.put("donchian20_upper", w -> Indicators.highest(w, 20));
        c.put("donchian20_mid", w -> Indicators.middle(w, 20));
        c.put("donchian20_lower", w -> Indicators.lowest(w, 20));
        c.put("keltner20_upper", w -> Indicators.keltner(w, 20, 10, 2).upper());
        c.put("keltner20_mid", w -> Indicators.keltner(w, 20, 10, 2).middle());
        c.put("keltner20_lower", w -> Indicators.keltner(w, 20, 10, 2).lower());
        c.put("ichimoku_tenkan9", w -> Indicators.middle(w, 9));
        c.put("ichimoku_kijun26", w -> Indicators.middle(w, 26));
        c.put("ichimoku_senkou_b52", w -> Indicators.middle(w, 52));
        c.put("supertrend10_3", w -> Indicators.supertrend(w, 10, 3).line);
        c.put("supertrend10_3_dir", w -> Indicators.supertrend(w, 10, 3).direction);
        c.put("chop14", w -> Indicators.choppiness(w, 14));
        c.put("vwap_day", w -> Indicators.vwap(w, false).average);
        return c.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void agreesWithTheOracle(Map.Entry<String, Function<Wiring, double[]>> column) {
        Graph graph = new Graph(Interval.M1, ROWS);
        double[] ours = column.getValue().apply(new Wiring(graph, graph.base(), Role.FILTER, CostModel.FREE));
        graph.load(CANDLES, 0, ROWS);
        graph.run();
        double[] theirs = ORACLE.get(column.getKey());
        double absolute = column.getKey().startsWith("bb_") || column.getKey().equals("stddev20") ? 1e-5 : 0;
        for (int row = FROM; row < ROWS; row++) {
            double expected = theirs[row];
            double tolerance = Math.max(absolute, 1e-8 * Math.max(1e-3, Math.abs(expected)));
            assertThat(Math.abs(ours[row + 1] - expected)).as("%s row %d: ours %s, theirs %s", column.getKey(), row, ours[row + 1], expected)
                    .isLessThanOrEqualTo(tolerance);
        }
    }

    private static double[] scaled(Wiring w, double[] value, double[] by) {
        return w.fill(out -> i -> out[i] = 100 * value[i] / by[i]);
    }

    private static Map<String, double[]> read() {
        try (InputStream in = IndicatorOracleTest.class.getResourceAsStream("/oracle/indicators.csv.gz");
             BufferedReader reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            List<String[]> rows = new ArrayList<>();
            String[] names = reader.readLine().split(",");
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(line.split(",", -1));
            }
            Map<String, double[]> columns = new LinkedHashMap<>();
            for (int c = 0; c < names.length; c++) {
                int at = c;
                columns.put(names[c], rows.stream().mapToDouble(r -> r[at].isEmpty() ? Double.NaN : number(r[at])).toArray());
            }
            assertThat(Arrays.stream(columns.get("close")).limit(ROWS).toArray()).isEqualTo(CANDLES.close());
            return columns;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
