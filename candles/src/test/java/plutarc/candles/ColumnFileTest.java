package plutarc.candles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.strategy.market.Candles;

class ColumnFileTest {

    private static final String CSV = "time,open,high,low,close,volume\n1640995200,1,2,1,2,5\n1640995260,2,3,1,1,6\n1640995320,1,2,1,2,7\n";
    @TempDir
    Path folder;

    private static Candles read(String text, int most) throws BadCandleFile, IOException {
        return CandleFile.read("upload.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), most);
    }

    @Test
    void whatIsWrittenIsReadBackToTheBitAndADamagedFileIsNone() throws Exception {
        Path file = folder.resolve("new/candles.columns");
        ColumnFile.write(file, read(CSV, 10));

        assertThat(ColumnFile.read(file).orElseThrow().volume()).containsExactly(5, 6, 7);
        byte[] bytes = Files.readAllBytes(file);
        bytes[40] ^= 1;
        Files.write(file, bytes);
        assertThat(ColumnFile.read(file)).isEmpty();
    }

    @Test
    void anUploadWithMoreCandlesThanAllowedIsRefusedAtTheLineThatIsTooMuch() {
        assertThatThrownBy(() -> read(CSV, 2)).isInstanceOf(BadCandleFile.class).hasMessage("upload.csv, line 4: there are more than 2 candles; take a coarser interval or a shorter time");
    }

    @Test
    void anUploadThatOnlyLooksZippedSaysSo() {
        assertThatThrownBy(() -> CandleFile.read("upload.csv.gz", new ByteArrayInputStream(new byte[]{0x1f, (byte) 0x8b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}), 10))
                .isInstanceOf(BadCandleFile.class).hasMessageContaining("upload.csv.gz cannot be unzipped");
    }
}
