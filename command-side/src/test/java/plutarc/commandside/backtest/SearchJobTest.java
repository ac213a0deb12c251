package plutarc.commandside.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import plutarc.cli.backtest.OptimizeCommand;
import plutarc.contracts.backtest.BacktestEvent.BacktestRequested;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestKind.ParameterSearch;
import plutarc.contracts.backtest.BacktestKind.SearchAxis;
import plutarc.contracts.backtest.BacktestKind.SearchBy;
import plutarc.contracts.backtest.BacktestKind.SearchGoal;
import plutarc.contracts.backtest.BacktestKind.Walk;
import plutarc.contracts.backtest.BacktestQuery.MonteCarloOfBacktest;
import plutarc.contracts.backtest.BacktestQuery.SearchOfBacktest;
import plutarc.contracts.backtest.BacktestQuery.SearchSoFar;
import plutarc.contracts.backtest.BacktestQuery.VariantOfSearch;
import plutarc.contracts.backtest.BacktestReport;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.contracts.backtest.BacktestSubject;
import plutarc.contracts.backtest.SearchReportView;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.strategy.backtest.Progress;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.TemplateJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the dashboard's search finds is what {@code plutarc optimize} finds with the same seed over the same candles. */
class SearchJobTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final WorkspaceId OURS = new WorkspaceId("ours");
    private static final List<SearchAxis> AXES = List.of(new SearchAxis("ema_cross.fast", "5:20:5"), new SearchAxis("hard_stop.pct", "1,2,4"));
    private static final Optional<Walk> NO_WALK = Optional.empty();

    @TempDir
    Path folder;
    private final BacktestStore store = new BacktestStore();
    private final SearchResults results = new SearchResults(store);

    private static ParameterSearch search(SearchBy method, double holdout, Optional<Walk> walk) {
        return new ParameterSearch(AXES, method, SearchGoal.NET, 8, 3, 5, holdout, walk);
    }

    private BacktestId run(ParameterSearch asked) {
        var id = BacktestId.random();
        var request = new BacktestRequested(id, OURS, "One", new BacktestSubject(Optional.empty(), Optional.empty(), "Trend"), Samples.DEFINITION, Samples.over(SampleCandles.HOURS), asked);
        new Jobs(new SampleCandles(), new SearchesSoFar()).run(request, Progress.NONE).orElseThrow().parts().forEach(part -> store.keep(OURS, id, part.name(), part.json()));
        return id;
    }

    private JsonNode optimize(SearchBy method, String... more) throws Exception {
        Path candles = Files.write(folder.resolve("hours.csv"), CommandLineParityTest.csv(SampleCandles.waves(Interval.H1, 2000)));
        Path template = Files.writeString(folder.resolve("template.json"), Samples.DEFINITION);
        List<String> arguments = new ArrayList<>(List.of("--template", template.toString(), "--candles", candles.toString(), "--param", "ema_cross.fast=5:20:5", "--param", "hard_stop.pct=1,2,4",
                "--objective", "net", "--min-trades", "3", "--trials", "8", "--seed", "5", "--method", method.code(), "--top", "500", "--json", folder.resolve("out.json").toString()));
        arguments.addAll(List.of(more));
        assertThat(new CommandLine(new OptimizeCommand()).setOut(new PrintWriter(new StringWriter())).execute(arguments.toArray(String[]::new))).isZero();
        return JSON.readTree(Files.readString(folder.resolve("out.json")));
    }

    private SearchReportView found(BacktestId id) {
        return results.handle(new SearchOfBacktest(OURS, id)).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(SearchBy.class)
    void theSameSeedFindsTheSameRowsAsTheCommandLineInAndOutOfSample(SearchBy method) throws Exception {
        JsonNode printed = optimize(method, "--holdout", "0.3");
        SearchReportView shown = found(run(search(method, 0.3, NO_WALK)));

        assertThat(shown.combinations()).hasSameSizeAs(printed.get("best")).isNotEmpty();
        assertThat(shown.tried()).isEqualTo(printed.get("tried").asLong());
        for (int i = 0; i < shown.combinations().size(); i++) {
            var row = shown.combinations().get(i);
            JsonNode line = printed.get("best").get(i);
            assertThat(row.values()).containsExactly(line.get("params").get("ema_cross.fast").asString(), line.get("params").get("hard_stop.pct").asString());
            assertThat(row.objective().orElse(null)).isEqualTo(line.get("objective").isNull() ? null : line.get("objective").asDouble());
            assertThat(row.inSample().net()).isEqualTo(line.get("inSample").get("net").asDouble());
            assertThat(row.outOfSample().orElseThrow().net()).isEqualTo(line.get("outOfSample").get("net").asDouble());
            assertThat(row.deflatedSharpe().orElse(null)).isEqualTo(line.get("deflatedSharpe").isNull() ? null : line.get("deflatedSharpe").asDouble());
        }
        assertThat(JSON.valueToTree(shown.doubts()).valueStream().map(doubt -> doubt.get("figure")).toList())
                .isEqualTo(printed.get("findings").valueStream().map(finding -> finding.get("figure")).toList());
    }

    @Test
    void aWalkForwardHasTheSameWindowsAsTheCommandLine() throws Exception {
        JsonNode printed = optimize(SearchBy.GENETIC, "--walk-forward", "20d/10d").get("walkForward");
        var id = run(search(SearchBy.GENETIC, 0.3, Optional.of(new Walk(480, 240))));
        var shown = found(id).walkForward().orElseThrow();

        assertThat(shown.windows()).hasSameSizeAs(printed.get("steps")).hasSizeGreaterThan(3);
        assertThat(shown.outOfSample().netPnl()).isEqualTo(printed.get("outOfSample").get("netPnl").asDouble());
        for (int i = 0; i < shown.windows().size(); i++) {
            assertThat(shown.windows().get(i).testFrom()).hasToString(printed.get("steps").get(i).get("testFrom").asString());
            assertThat(shown.windows().get(i).traded().map(SearchReportView.SearchFigures::net).orElse(null))
                    .isEqualTo(printed.get("steps").get(i).has("outOfSample") ? printed.get("steps").get(i).get("outOfSample").get("net").asDouble() : null);
        }
        assertThat(found(id).tried()).isPositive();
    }

    @Test
    void theFiguresBesideTheTableAreThoseOfARunWithTheWinnerAndAnyRowIsATemplate() {
        var id = run(search(SearchBy.GRID, 0, NO_WALK));
        var best = found(id).combinations().getFirst();
        var report = JSON.readValue(store.read(OURS, id, BacktestResults.REPORT).orElseThrow(), BacktestReport.class);

        assertThat(report.headline().finalEquity() - 10_000).isEqualTo(best.inSample().net());
        String row = results.handle(new VariantOfSearch(OURS, id, 3)).orElseThrow().definition();
        var values = found(id).combinations().get(2).values();
        var uses = TemplateJson.read(row).components();
        assertThat(uses.stream().filter(use -> use.component().equals("ema_cross")).findFirst().orElseThrow().toString()).contains("fast=" + values.getFirst());
        assertThat(results.handle(new VariantOfSearch(OURS, id, 13))).isEmpty();
        assertThat(results.handle(new VariantOfSearch(new WorkspaceId("theirs"), id, 1))).isEmpty();
    }

    @Test
    void whileItRunsTheBestSoFarCanBeAskedForAndItsProgressStopsIt() {
        var soFar = new SearchesSoFar();
        var id = BacktestId.random();
        var request = new BacktestRequested(id, OURS, "One", new BacktestSubject(Optional.empty(), Optional.empty(), "Trend"), Samples.DEFINITION, Samples.over(SampleCandles.HOURS),
                search(SearchBy.GRID, 0, NO_WALK));
        List<Long> seen = new ArrayList<>();
        var whole = new Jobs(new SampleCandles(), soFar).run(request, (done, total) -> {
            soFar.handle(new SearchSoFar(OURS, id)).ifPresent(view -> seen.add(view.tried()));
            return true;
        });
        assertThat(whole).isPresent();
        assertThat(seen).isNotEmpty().last().isEqualTo(12L);
        assertThat(soFar.handle(new SearchSoFar(OURS, id))).as("it has ended").isEmpty();
        assertThat(new Jobs(new SampleCandles(), soFar).run(request, (done, total) -> false)).as("stopped").isEmpty();
    }

    @Test
    void tradesAreDrawnAgainWithTheSameBandsForTheSameSeed() {
        var id = run(search(SearchBy.GRID, 0, NO_WALK));
        var drawn = results.handle(new MonteCarloOfBacktest(OURS, id, 500, 0.5, 7)).orElseThrow();

        assertThat(drawn).isEqualTo(results.handle(new MonteCarloOfBacktest(OURS, id, 500, 0.5, 7)).orElseThrow());
        assertThat(drawn.draws()).extracting(draw -> draw.method()).containsExactly("reshuffle", "bootstrap");
        var reshuffled = drawn.draws().getFirst();
        assertThat(reshuffled.finalEquity().low()).as("in another order the end is the same").isCloseTo(reshuffled.finalEquity().high(), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(reshuffled.way().getFirst().median()).isEqualTo(10_000);
        assertThat(drawn.draws().getLast().finalEquity().low()).isLessThan(drawn.draws().getLast().finalEquity().high());
        assertThatThrownBy(() -> results.handle(new MonteCarloOfBacktest(OURS, id, 100_000, 0.5, 7))).isInstanceOf(RefusedException.class).hasMessageContaining("runs");
        assertThat(results.handle(new MonteCarloOfBacktest(OURS, BacktestId.random(), 500, 0.5, 7))).isEmpty();
    }

    @Test
    void whatCannotBeSearchedIsRefusedBeforeItBegins() {
        refused(new ParameterSearch(List.of(new SearchAxis("ema_cross.fast", "5:20:5"), new SearchAxis("hard_stop.pct", "1:4:0.01")), SearchBy.GRID, SearchGoal.NET, 8, 3, 5, 0.3, NO_WALK),
                "backtest.too_many_combinations", "1,204 combinations");
        refused(new ParameterSearch(AXES, SearchBy.RANDOM, SearchGoal.NET, 501, 3, 5, 0.3, NO_WALK), "backtest.too_many_combinations", "501 combinations");
        refused(new ParameterSearch(List.of(new SearchAxis("moon.phase", "1,2")), SearchBy.GRID, SearchGoal.NET, 8, 3, 5, 0.3, NO_WALK), "request.invalid", "moon.phase=1,2");
        refused(new ParameterSearch(List.of(), SearchBy.GRID, SearchGoal.NET, 8, 3, 5, 0.3, NO_WALK), "request.invalid", "0 parameters");
        refused(search(SearchBy.GRID, 0.95, NO_WALK), "request.invalid", "0.95");
        refused(search(SearchBy.GRID, 0, Optional.of(new Walk(2000, 24))), "request.invalid", "2000 h and 24 h");
        refused(search(SearchBy.GRID, 0, Optional.of(new Walk(24, 1))), "request.invalid", "windows");
    }

    private static void refused(ParameterSearch asked, String code, String value) {
        assertThatThrownBy(() -> Searching.requireSearchable(asked, TemplateJson.read(Samples.DEFINITION), Duration.ofHours(2000))).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(code);
            assertThat(refused.refusal().problems().getFirst().value()).contains(value);
        });
    }
}
