package plutarc.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plutarc.cli.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OptimizeCommandTest {

    @TempDir
    Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void files() throws IOException {
        SampleFiles.write(folder);
    }

    private int optimize(String... more) {
        List<String> arguments = new ArrayList<>(List.of("optimize", "--template", folder.resolve("t.json").toString(), "--candles", folder.resolve("c.csv").toString(), "--cash", "100000",
                "--param", "ema_cross.fast=3:9:2", "--param", "hard_stop.pct=0.5,1,2", "--min-trades", "5"));
        arguments.addAll(List.of(more));
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments.toArray(String[]::new));
    }

    private JsonNode json(String name) throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(folder.resolve(name)));
    }

    @Test
    void tableJsonAndCsvTellTheSameAndTheWinnerIsATemplateThatMakesIt() throws Exception {
        assertThat(optimize("--objective", "net", "--holdout", "0", "--json", folder.resolve("o.json").toString(), "--csv", folder.resolve("o.csv").toString(), "--save-best",
                folder.resolve("best.json").toString())).as(err.toString()).isZero();
        JsonNode best = json("o.json").get("best");
        List<String> rows = Files.readAllLines(folder.resolve("o.csv"));
        assertThat(best.size()).isEqualTo(12).isEqualTo(rows.size() - 1);
        assertThat(rows.getFirst()).startsWith("rank,objective,ema_cross.fast,hard_stop.pct,trades,net");
        assertThat(rows.get(1).split(",")[2]).isEqualTo(best.get(0).get("params").get("ema_cross.fast").asString());
        assertThat(out.toString()).contains("12 combinations tried").contains("strategy-candles a second");

        int checked = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute("backtest", "--template", folder.resolve("best.json").toString(),
                "--candles", folder.resolve("c.csv").toString(), "--cash", "100000", "--json", folder.resolve("b.json").toString());
        assertThat(checked).as(err.toString()).isZero();
        assertThat(json("b.json").get("finalEquity").asDouble() - 100_000).isEqualTo(best.get(0).get("objective").asDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid", "random", "genetic"})
    void theSameSeedWritesTheSameWhateverTheNumberOfThreads(String method) throws Exception {
        assertThat(optimize("--method", method, "--trials", "8", "--seed", "5", "--threads", "1", "--csv", folder.resolve("one.csv").toString())).as(err.toString()).isZero();
        assertThat(optimize("--method", method, "--trials", "8", "--seed", "5", "--threads", "3", "--csv", folder.resolve("three.csv").toString())).isZero();
        assertThat(folder.resolve("three.csv")).hasSameTextualContentAs(folder.resolve("one.csv"));
        assertThat(Files.readAllLines(folder.resolve("one.csv")).getFirst()).contains("after_net");
    }

    @Test
    void aSearchOverSeveralSymbolsFindsWhatABacktestOverThemMakes() throws Exception {
        Files.copy(folder.resolve("c.csv"), folder.resolve("d.csv"));
        String second = folder.resolve("d.csv").toString();
        assertThat(optimize("--candles", second, "--objective", "net", "--holdout", "0", "--json", folder.resolve("o.json").toString(), "--save-best", folder.resolve("best.json").toString()))
                .as(err.toString()).isZero();
        int checked = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute("backtest", "--template", folder.resolve("best.json").toString(),
                "--candles", folder.resolve("c.csv").toString(), "--candles", second, "--cash", "100000", "--json", folder.resolve("b.json").toString());
        assertThat(checked).as(err.toString()).isZero();
        assertThat(json("b.json").get("finalEquity").asDouble() - 100_000).isEqualTo(json("o.json").get("best").get(0).get("objective").asDouble());
        assertThat(optimize("--candles", second, "--walk-forward", "1d/12h")).as(err.toString()).isZero();
        assertThat(optimize("--candles", second)).as(err.toString()).isZero();
    }

    @Test
    void aWalkForwardShowsEachWindow() throws Exception {
        assertThat(optimize("--walk-forward", "1d/12h", "--json", folder.resolve("o.json").toString(), "--csv", folder.resolve("o.csv").toString())).as(err.toString()).isZero();
        JsonNode steps = json("o.json").get("walkForward").get("steps");
        assertThat(steps.size()).isGreaterThan(3).isEqualTo(Files.readAllLines(folder.resolve("o.csv")).size() - 1);
        assertThat(out.toString()).contains("walk-forward efficiency").contains("windows made money");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--method|psychic|--method is 'psychic'; allowed are grid, random, genetic",
            "--objective|luck|--objective is 'luck'; allowed are profit_factor, sharpe, sortino, net, calmar, return_to_drawdown, expectancy",
            "--holdout|1|--holdout is 1.0; allowed are shares from 0 to 0.9",
            "--walk-forward|soon|--walk-forward is 'soon'; allowed are two durations in h, d or w, such as 90d/30d",
            "--trials|0|--trials is 0; allowed are numbers from 1",
            "--param|ema_cross.fast=1:x:1|parameter 'ema_cross.fast' has 'x' in its range; allowed are numbers"})
    void anOptionOutOfRangeNamesItselfItsValueAndWhatIsAllowed(String option, String value, String message) {
        assertThat(optimize(option, value)).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("plutarc: " + message);
    }

    @Test
    void anUnknownTemplateIsAnsweredWithTheSystemTemplatesNames() {
        assertThat(Main.commandLine().setErr(new PrintWriter(err, true)).execute("optimize", "--template", "nope", "--candles", "c.csv", "--param", "a.b=1")).isEqualTo(1);
        assertThat(err.toString()).contains("trend-following, momentum");
    }
}
