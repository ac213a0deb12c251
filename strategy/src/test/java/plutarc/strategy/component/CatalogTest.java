package plutarc.strategy.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plutarc.strategy.Examples;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Graph;
import plutarc.strategy.graph.InputKey;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

class CatalogTest {
    private static final int BARS = 1500;

    /** A component in one of its roles. */
    record Case(ComponentSpec spec, Role role) {
        @Override
        public String toString() {
            return spec.id() + " as " + role.id();
        }
    }

    static Stream<Case> cases() {
        return Catalog.standard().all().stream().filter(s -> s.factory().isPresent()).flatMap(s -> s.roles().stream().sorted().map(r -> new Case(s, r)));
    }

    @Test
    void holdsFiftyThreeComponentsInTheirCategories() {
        Map<Category, Integer> counts = new LinkedHashMap<>();
        Catalog.standard().all().forEach(s -> counts.merge(s.category(), 1, Integer::sum));
        assertThat(counts).isEqualTo(Map.of(Category.TREND, 8, Category.MOMENTUM, 6, Category.MEAN_REVERSION, 6, Category.VOLATILITY, 6, Category.VOLUME, 5,
                Category.DERIVATIVES, 5, Category.REGIME, 3, Category.ENTRY_GUARD, 6, Category.EXIT, 8));
        assertThat(Catalog.standard().all()).hasSize(53);
    }

    @Test
    void everyEntryIsCompleteAndItsDefaultsAreAllowed() {
        assertThat(Catalog.standard().all()).allSatisfy(spec -> {
            assertThat(spec.id()).matches("[a-z][a-z_]*");
            assertThat(spec.description()).endsWith(".");
            assertThat(spec.roles()).isNotEmpty();
            assertThat(spec.params()).allSatisfy(p -> {
                assertThat(p.standard().map(p::accepts).orElse(true)).as("%s.%s default", spec.id(), p.name()).isTrue();
                assertThat(p.description()).isNotBlank();
                p.when().ifPresent(w -> assertThat(spec.param(w.param()).orElseThrow().options()).contains(w.value()));
            });
            Params defaults = spec.params(Map.of());
            spec.ascending().forEach(a -> assertThat(defaults.number(a.below())).isLessThan(defaults.number(a.above())));
            assertThat(spec.standardWarmup()).isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void speaksOnceItsWarmUpIsOver(Case c) {
        byte[] codes = run(c, Examples.walk(Interval.H1, BARS, 3), true);
        int warmup = c.spec().standardWarmup();
        for (int i = warmup + 1; i <= BARS; i++) {
            assertThat(codes[i]).as("bar %d", i).isNotIn(Code.WARMING, Code.NO_DATA);
        }
        assertThat(IntStreams.distinct(codes, warmup + 1)).as("says different things over %d bars", BARS).hasSizeGreaterThan(needsVariety(c) ? 1 : 0);
    }

    /** All but those whose defaults never change their mind over a plain random walk. */
    private static boolean needsVariety(Case c) {
        return !List.of("atr", "fast_vol_gate", "min_move", "micro_momentum", "counter_trend_veto", "candle_range_guard", "choppiness", "efficiency_ratio")
                .contains(c.spec().id());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysSomethingDefinedOnFlatPricesWithoutVolume(Case c) {
        int n = 700;
        double[] flat = new double[n];
        Arrays.fill(flat, 100);
        long[] time = new long[n];
        Arrays.setAll(time, i -> 1_704_067_200_000L + i * Interval.H1.millis());
        byte[] codes = run(c, new Candles(Interval.H1, time, flat, flat, flat, flat, new double[n]), true);
        for (int i = c.spec().standardWarmup() + 1; i <= n; i++) {
            assertThat(codes[i]).as("bar %d", i).isNotIn(Code.WARMING, Code.NO_DATA);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void passesOverCandlesWithoutPricesAndGoesOnAsIfTheyWereNotThere(Case c) {
        Candles whole = Examples.walk(Interval.H1, 900, 5);
        double[][] holed = Stream.of(whole.open(), whole.high(), whole.low(), whole.close(), whole.volume()).map(double[]::clone).toArray(double[][]::new);
        for (int i = 50; i < 900; i += 97) {
            for (double[] column : holed) {
                column[i] = Double.NaN;
            }
        }
        byte[] codes = run(c, new Candles(Interval.H1, whole.openTime(), holed[0], holed[1], holed[2], holed[3], holed[4]), true);
        int spoken = 0;
        for (int i = c.spec().standardWarmup() + 20; i <= 900; i++) {
            spoken += codes[i] == Code.WARMING || codes[i] == Code.NO_DATA ? 0 : 1;
        }
        assertThat(spoken).isGreaterThanOrEqualTo(900 - c.spec().standardWarmup() - 40);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSingleBarIsTooLittleAndNoAccident(Case c) {
        byte[] codes = run(c, Examples.walk(Interval.H1, 1, 5), true);
        assertThat(codes[1]).isIn(Code.WARMING, Code.NEUTRAL, Code.BLOCK, Code.LONG, Code.SHORT, Code.PASS_SHORT, Code.PASS);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void withoutItsMarketDataItSaysSo(Case c) {
        byte[] codes = run(c, Examples.walk(Interval.H1, 400, 5), false);
        if (!c.spec().needs().equals(Set.of(DataNeed.CANDLES))) {
            for (int i = 1; i <= 400; i++) {
                assertThat(codes[i]).isEqualTo(Code.NO_DATA);
            }
        }
    }

    private static byte[] run(Case c, Candles candles, boolean withData) {
        int n = candles.size();
        Graph graph = new Graph(Interval.H1, n);
        Frame frame = graph.base();
        Component component = c.spec().factory().orElseThrow().create(c.spec().params(Map.of()), new Wiring(graph, frame, c.role(), CostModel.FREE));
        graph.load(candles, 0, n);
        for (InputKey key : graph.inputKeys()) {
            double[] column = graph.inputColumn(key);
            for (int i = 1; i <= n; i++) {
                column[i] = withData ? input(key.kind(), i) : Double.NaN;
            }
        }
        graph.run();
        return component.codes();
    }

    private static double input(InputKey.Kind kind, int i) {
        double wave = Math.sin(i / 15.0);
        return switch (kind) {
            case FUNDING_RATE -> 0.001 * wave;
            case OPEN_INTEREST -> 1000 * (1.2 + wave);
            case PREMIUM -> 0.004 * wave;
            case SPREAD_BPS -> 5 + 4 * wave;
            case BOOK_IMBALANCE, TRADE_DELTA -> wave;
        };
    }

    @Test
    void noComponentIsNamedInTheDashboard() throws IOException {
        List<String> named = Catalog.standard().all().stream().map(ComponentSpec::id).flatMap(id -> Stream.of("'" + id + "'", '"' + id + '"', '`' + id + '`')).toList();
        try (Stream<Path> files = Files.walk(Path.of("..", "web", "src"))) {
            List<Path> sources = files.filter(file -> file.toString().matches(".*\\.tsx?") && !file.toString().matches(".*(\\.test\\.|/test/).*")).toList();
            assertThat(sources).hasSizeGreaterThan(50).allSatisfy(file -> assertThat(Files.readString(file)).as(file.toString()).doesNotContain(named));
        }
    }

    private static final class IntStreams {
        static List<Integer> distinct(byte[] codes, int from) {
            return IntStream.range(from, codes.length).map(i -> codes[i]).distinct().boxed().toList();
        }
    }
}
