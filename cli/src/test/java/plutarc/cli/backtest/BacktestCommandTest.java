package plutarc.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import plutarc.cli.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BacktestCommandTest {

    @TempDir
    Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void files() throws IOException {
        SampleFiles.write(folder);
    }

    private int backtest(String... more) {
        var arguments = new java.util.ArrayList<>(List.of("backtest", "--template", folder.resolve("t.json").toString(), "--candles", folder.resolve("c.csv").toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--cash")) {
            arguments.addAll(List.of("--cash", "100000"));
        }
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments.toArray(String[]::new));
    }

    @Test
    void theReportsAgreeWithEachOther() throws Exception {
        assertThat(backtest("--json", folder.resolve("o.json").toString(), "--trades", folder.resolve("trades.csv").toString())).as(err.toString()).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("o.json")));
        List<String> rows = Files.readAllLines(folder.resolve("trades.csv"));
        int trades = json.get("trades").asInt();
        assertThat(trades).isGreaterThan(50);
        assertThat(rows).hasSize(trades + 1);
        double net = rows.stream().skip(1).mapToDouble(row -> Double.parseDouble(row.split(",")[17])).sum();
        assertThat(json.get("tradeStatistics").get("netPnl").asDouble()).isCloseTo(net, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(json.get("candlesPerSecond").asDouble()).isPositive();
        assertThat(json.get("findings").size()).isPositive();
        assertThat(out.toString()).contains(String.format(Locale.ROOT, "Trades          %,d", trades)).contains("stops and targets: intrabar").contains("To doubt:");
    }

    @Test
    void theSameRunTwiceGivesTheSameFiguresToTheLastBit() throws Exception {
        backtest("--trades", folder.resolve("one.csv").toString(), "--stop-fill", "close");
        backtest("--trades", folder.resolve("two.csv").toString(), "--stop-fill", "close", "--repeat", "3");
        assertThat(folder.resolve("two.csv")).hasSameTextualContentAs(folder.resolve("one.csv"));
    }

    @Test
    void aStartCutsOffWhatComesBeforeAndAnEndWhatComesAfter() throws Exception {
        assertThat(backtest("--from", "2022-01-02", "--to", "2022-01-03T00:00:00Z", "--trades", folder.resolve("some.csv").toString())).isZero();
        List<String> rows = Files.readAllLines(folder.resolve("some.csv"));
        assertThat(rows).hasSizeGreaterThan(5);
        assertThat(rows.stream().skip(1).map(row -> row.split(",")[6])).allMatch(time -> time.startsWith("2022-01-02"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--stop-fill|never|--stop-fill is 'never'; allowed are close, intrabar, intrabar-after-entry, intrabar-stop-first",
            "--cash|-1|--cash is -1.0; allowed are numbers above 0",
            "--leverage|200|--leverage is 200.0; allowed are 1 to 125",
            "--from|soon|--from is 'soon'; allowed are dates such as 2022-01-31 or instants such as 2022-01-31T12:00:00Z",
            "--fee|5|--fee is 5.0; allowed are shares between -0.01 and 0.1, such as 0.0005",
            "--monte-carlo|-1|--monte-carlo is -1; allowed are numbers from 0 to 100000",
            "--ruin|2|--ruin is 2.0; allowed are shares from 0 to below 1",
            "--in-sample-to|soon|--in-sample-to is 'soon'; allowed are dates such as 2022-01-31 or instants such as 2022-01-31T12:00:00Z",
            "--repeat|0|--repeat is 0; allowed are numbers from 1"})
    void anOptionOutOfRangeNamesItselfItsValueAndWhatIsAllowed(String option, String value, String message) {
        assertThat(backtest(option, value)).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("plutarc: " + message);
    }

    @Test
    void aTemplateThatIsNotValidIsAnsweredWithEveryProblemAtOnce() throws Exception {
        Files.writeString(folder.resolve("t.json"), "{\"name\": \"\", \"components\": [{\"component\": \"no_such\", \"role\": \"signal\"}]}");
        assertThat(backtest()).isEqualTo(1);
        assertThat(err.toString()).contains("is not valid:").contains("no_such").contains("hard_stop");
        assertThat(err.toString().lines().count()).isGreaterThan(3);
    }

    @Test
    void theHtmlReportStandsAloneAndShowsTheSameFigures() throws Exception {
        String template = Files.readString(folder.resolve("t.json")).replace("\"Cross\"", "\"Cross <script>alert(1)</script>\"");
        Files.writeString(folder.resolve("t.json"), template);
        assertThat(backtest("--html", folder.resolve("r.html").toString(), "--json", folder.resolve("o.json").toString(), "--monte-carlo", "200", "--in-sample-to", "2022-01-03"))
                .as(err.toString()).isZero();
        String page = Files.readString(folder.resolve("r.html"));
        JsonNode json = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("o.json")));
        assertThat(page).doesNotContain("<script").doesNotContain("http://").doesNotContain("https://").doesNotContain("NaN").contains("Cross &lt;script&gt;");
        assertThat(page).contains(String.format(Locale.ROOT, "%,.2f", json.get("finalEquity").asDouble())).contains("<dd class=\"plain\">" + json.get("trades").asInt() + "</dd>");
        assertThat(page).contains("Equity over time").contains("Drawdown from the peak").contains("Price and trades").contains("By exit reason").contains("By hour").contains("Risk of ruin")
                .contains("out of sample").contains("Blocked entries").contains("intrabar").contains("What to doubt").contains("class=\"held\"").contains("<summary>All " + json.get("trades").asInt() + " trades");
        assertThat(page.split("<g class=\"won\"|<g class=\"lost\"", -1)).hasSize(json.get("trades").asInt() + 1);
        assertThat(json.get("monteCarlo").size()).isEqualTo(2);
        double in = json.get("samples").get("inSample").get("trades").get("trades").asInt();
        assertThat(in + json.get("samples").get("outOfSample").get("trades").get("trades").asInt()).isEqualTo(json.get("trades").asInt());
        assertThat(out.toString()).contains("Trades reshuffled 200 times").contains("out of sample");
    }

    @Test
    void severalSymbolsTradeInOneAccount() throws Exception {
        Files.copy(folder.resolve("c.csv"), folder.resolve("d.csv"));
        String second = folder.resolve("d.csv").toString();
        assertThat(backtest("--candles", second, "--symbol", "AAA", "--symbol", "BBB", "--json", folder.resolve("two.json").toString(), "--trades", folder.resolve("t.csv").toString(),
                "--html", folder.resolve("r.html").toString())).as(err.toString()).isZero();
        assertThat(backtest("--json", folder.resolve("one.json").toString())).isZero();
        JsonNode two = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("two.json")));
        JsonNode one = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("one.json")));
        assertThat(two.get("trades").asInt()).isEqualTo(2 * one.get("trades").asInt());
        assertThat(two.get("finalEquity").asDouble() - 100_000).isCloseTo(2 * (one.get("finalEquity").asDouble() - 100_000), org.assertj.core.api.Assertions.within(1e-6));
        assertThat(Files.readAllLines(folder.resolve("t.csv")).stream().skip(1).map(row -> row.split(",")[1]).distinct()).containsExactlyInAnyOrder("AAA", "BBB");
        assertThat(Files.readString(folder.resolve("r.html"))).contains("Price and trades of AAA").contains("Price and trades of BBB").contains("By symbol");
        assertThat(backtest("--candles", second, "--symbol", "AAA")).isEqualTo(1);
        assertThat(err.toString()).contains("--symbol is given 1 times; allowed is once for each --candles, which is given 2 times");
    }

    @Test
    void theVenuesStepsFeesAndContractAreOptions() throws Exception {
        assertThat(backtest("--tick", "5", "--fee", "0.001", "--trades", folder.resolve("t.csv").toString())).as(err.toString()).isZero();
        List<String[]> rows = Files.readAllLines(folder.resolve("t.csv")).stream().skip(1).map(row -> row.split(",")).toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(Double.parseDouble(row[8]) % 5).isZero());
        assertThat(backtest("--min-quantity", "2")).isZero();
        assertThat(out.toString()).contains("Trades          0");
        assertThat(backtest("--inverse", "100", "--cash", "5", "--trades", folder.resolve("i.csv").toString())).as(err.toString()).isZero();
        String[] trade = Files.readAllLines(folder.resolve("i.csv")).get(1).split(",");
        double move = 1 / Double.parseDouble(trade[8]) - 1 / Double.parseDouble(trade[12]);
        assertThat(Double.parseDouble(trade[14])).isCloseTo((trade[2].equals("long") ? 100 : -100) * move, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(backtest("--lot", "-1")).isEqualTo(1);
        assertThat(err.toString()).contains("--lot is -1.0; allowed are numbers from 0");
    }

    @Test
    void theSameSeedDrawsTheSameFutures() throws Exception {
        for (String name : List.of("one", "two", "other")) {
            assertThat(backtest("--monte-carlo", "300", "--seed", name.equals("other") ? "8" : "7", "--json", folder.resolve(name).toString())).isZero();
        }
        JsonNode one = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("one"))).get("monteCarlo");
        assertThat(JsonMapper.builder().build().readTree(Files.readString(folder.resolve("two"))).get("monteCarlo")).isEqualTo(one);
        assertThat(JsonMapper.builder().build().readTree(Files.readString(folder.resolve("other"))).get("monteCarlo")).isNotEqualTo(one);
    }

    @Test
    void aHistoryThatIsAllWarmUpIsReportedNotRefused() throws Exception {
        assertThat(backtest("--warmup", "1000000", "--html", folder.resolve("r.html").toString(), "--monte-carlo", "10")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("went into the warm-up");
        assertThat(Files.readString(folder.resolve("r.html"))).contains("went into the warm-up").doesNotContain("NaN");
    }

    @Test
    void theCatalogIsAnArrayOfObjects() {
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out, true));
        assertThat(command.execute("components", "--json")).isZero();
        JsonNode entries = JsonMapper.builder().build().readTree(out.toString());
        assertThat(entries.isArray()).isTrue();
        entries.forEach(entry -> assertThat(entry.propertyNames()).contains("id", "name", "category", "roles", "description", "params", "intervals", "warmup", "needs", "backtestable"));
    }
}
