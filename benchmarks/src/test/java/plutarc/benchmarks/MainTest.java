package plutarc.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Path> folders = new ArrayList<>();
    private final Benchmark speed = benchmark("speed", Row.below("Speed, p99", 12.34, 50, "ms", "One | two"));
    private final Benchmark size = benchmark("size", Row.atLeast("Size", 5, 10, "MB", "The whole"), Row.of("Weight", 3, "kg", "All of it"));

    @BeforeEach
    void openHome() throws IOException {
        System.setProperty("plutarc.home", home.toString());
        Files.createDirectories(home.resolve("docs"));
    }

    @AfterEach
    void forgetHome() {
        System.clearProperty("plutarc.home");
    }

    private Benchmark benchmark(String name, Row... rows) {
        return new Benchmark() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Row> run(Conditions conditions) throws IOException {
                folders.add(Files.writeString(conditions.folder().resolve("trace"), name).getParent());
                return List.of(rows);
            }
        };
    }

    private int run(List<Benchmark> benchmarks, String... arguments) {
        return new CommandLine(new Main(benchmarks)).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    private String page() throws IOException {
        return Files.readString(home.resolve("docs/benchmarks.md"));
    }

    @Test
    void aFullRunWritesALineForEachFigureInTheOrderOfTheBenchmarks() throws IOException {
        assertThat(run(List.of(speed, size))).isZero();
        assertThat(page().lines().filter(line -> line.startsWith("| S") && !line.startsWith("| System") || line.startsWith("| W"))).containsExactly(
                "| Speed, p99 | 12.3 | ms | < 50 | yes | One \\| two |",
                "| Size | 5 | MB | ≥ 10 | **no** | The whole |",
                "| Weight | 3 | kg |  |  | All of it |");
    }

    @Test
    void thePageNamesTheMachineButNeitherItsHostNorAnyPath() throws IOException {
        run(List.of(speed));
        assertThat(page()).contains("cores", "GB of memory", "Java").doesNotContain(home.toString()).doesNotContain(System.getProperty("java.home"));
    }

    @Test
    void aBenchmarkThatFailsIsALineThatSaysWhyAndTheOthersStillRun() throws IOException {
        Benchmark broken = new Benchmark() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public List<Row> run(Conditions conditions) {
                throw new IllegalStateException("the pipe burst\nand more");
            }
        };
        assertThat(run(List.of(broken, speed))).isEqualTo(1);
        assertThat(page()).contains("| broken | failed |  |  | **no** | the pipe burst |", "| Speed, p99 |");
    }

    @Test
    void aChosenBenchmarkIsPrintedAndThePageStays() {
        assertThat(run(List.of(speed, size), "--only", "size")).isZero();
        assertThat(out.toString()).contains("| Size |").doesNotContain("Speed");
        assertThat(home.resolve("docs/benchmarks.md")).doesNotExist();
    }

    @Test
    void anUnknownNameIsRefusedWithTheNamesThereAre() {
        assertThat(run(List.of(speed, size), "--only", "colour")).isEqualTo(2);
        assertThat(err.toString()).contains("--only is 'colour'; allowed are size, speed");
        assertThat(folders).isEmpty();
    }

    @Test
    void eachBenchmarkHasAFolderOfItsOwnThatIsGoneAfterIt() {
        run(List.of(speed, size));
        assertThat(folders).hasSize(2).doesNotHaveDuplicates().allSatisfy(folder -> assertThat(folder).doesNotExist());
    }

    @Test
    void theNamesOfTheBenchmarksAreUnique() {
        assertThat(Main.all().stream().map(Benchmark::name)).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }
}
