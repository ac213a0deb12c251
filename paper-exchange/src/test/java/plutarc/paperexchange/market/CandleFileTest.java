package plutarc.paperexchange.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleFileTest {
    @TempDir
    Path folder;

    private List<Candle> read(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("candles.csv"), content);
        return CandleFile.read(file, CandleFile.VolumeUnit.BASE);
    }

    @Test
    void theBundledMonthIsWholeAndItsVolumeIsInBaseUnits() {
        List<Candle> candles = CandleFile.bundled();
        assertThat(candles).hasSize(45_031);
        assertThat(candles.getLast().openTime() - candles.getFirst().openTime()).isEqualTo(45_030 * Candle.MINUTE);
        assertThat(candles.getFirst().volume()).isEqualByComparingTo(new BigDecimal("49.602"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1640991660", "1640991660000", "2021-12-31T23:01:00Z", "2021-12-31 23:01:00", "2021-12-31T23:01:00+00:00", "\"1640991660\""})
    void timesOfTheCommonShapesAreUnderstood(String time) throws IOException {
        assertThat(read("time,open,high,low,close,volume\n" + time + ",1,2,0.5,1.5,10\n").getFirst().openTime()).isEqualTo(1_640_991_660_000L);
    }

    @Test
    void aFileWithoutAHeaderAndAZippedFileAreRead() throws IOException {
        assertThat(read("60,1,2,0.5,1.5,10\n\n120,1,2,0.5,1.5,10\n")).hasSize(2);
        Path file = folder.resolve("c.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("60,1,2,0.5,1.5,10\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(CandleFile.read(file, CandleFile.VolumeUnit.BASE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "120,1,2,0.5,x,10|close is 'x'", "120,1,2,0.5|has 4 columns", "120,3,2,0.5,1,10|open is 3", "120,1,2,-1,1,10|low is -1", "120,1,0.4,0.5,1,1|high is 0.4",
            "120,1,2,0.5,1,-1|volume is -1", "later,1,2,0.5,1,1|time is 'later'", "60,1,2,0.5,1,1|open time is 60000", "150,1,2,0.5,1,1|a whole minute"})
    void aBadRowIsNamedByLineAndReason(String row, String reason) {
        assertThatThrownBy(() -> read("time,o,h,l,c,v\n60,1,2,0.5,1.5,10\n" + row + "\n")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("candles.csv line 3: ").hasMessageContaining(reason);
    }

    @Test
    void anEmptyOrMissingFileIsTold() {
        assertThatThrownBy(() -> read("time,open\n")).hasMessageContaining("no candles");
        assertThatThrownBy(() -> CandleFile.read(folder.resolve("none.csv"), CandleFile.VolumeUnit.BASE)).hasMessageContaining("none.csv").hasMessageContaining("cannot be read");
    }
}
