package plutarc.benchmarks.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Row;
import plutarc.strategy.market.Candles;

class BacktestSpeedTest {

    @TempDir
    Path folder;

    @Test
    void engineLoopAndTa4jDoTheSameWorkAndEachHasItsFigure() throws Exception {
        List<Row> rows = new BacktestSpeed().run(new Conditions(Path.of("..").toAbsolutePath().normalize(), folder, true));
        assertThat(rows).hasSize(8).allSatisfy(row -> assertThat(row.value()).isNotEqualTo("none"));
        assertThat(rows.getFirst().measured()).contains("times ta4j").contains("all three end with the same equity");
    }

    @Test
    void scalingHasAFigureForBarsComponentsMemoryAndPeers() throws Exception {
        List<Row> rows = new BacktestScaling().run(new Conditions(Path.of("..").toAbsolutePath().normalize(), folder, true));
        assertThat(rows).hasSize(9).allSatisfy(row -> assertThat(row.value()).isNotEqualTo("none"));
        assertThat(rows).extracting(Row::figure).anyMatch(figure -> figure.startsWith("freqtrade")).anyMatch(figure -> figure.contains("300 sets"));
    }

    @Test
    void theYearIsTheSameEachTimeAndSoIsItsFile() throws Exception {
        Candles candles = YearOfMinutes.make(2000);
        assertThat(YearOfMinutes.make(2000).close()).isEqualTo(candles.close());
        YearOfMinutes.write(candles, folder.resolve("c.csv"));
        assertThat(Files.readAllLines(folder.resolve("c.csv"))).hasSize(2001);
        for (int i = 0; i < candles.size(); i++) {
            assertThat(candles.high()[i]).isGreaterThanOrEqualTo(Math.max(candles.open()[i], candles.close()[i]));
            assertThat(candles.low()[i]).isLessThanOrEqualTo(Math.min(candles.open()[i], candles.close()[i]));
        }
    }
}
