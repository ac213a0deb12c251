package plutarc.candles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

class CandleFileTest {

    @TempDir
    Path folder;

    private Candles read(String text) throws Exception {
        return CandleFile.read(Files.writeString(folder.resolve("candles.csv"), text), folder.resolve("cache"));
    }

    static Stream<Arguments> commonShapes() {
        return Stream.of(
                Arguments.of("epoch milliseconds", "open_time_ms,open,high,low,close,volume\n1640995200000,1,3,0.5,2,10\n1640995260000,2,4,1,3,11\n"),
                Arguments.of("epoch seconds", "timestamp,open,high,low,close,volume\n1640995200,1,3,0.5,2,10\n1640995260,2,4,1,3,11\n"),
                Arguments.of("Binance kline without a header", "1640995200000,1,3,0.5,2,10,1640995259999,0,5,0,0,0\n1640995260000,2,4,1,3,11,1640995319999,0,5,0,0,0\n"),
                Arguments.of("Binance kline in microseconds", "1640995200000000,1,3,0.5,2,10,x,0,5,0,0,0\n1640995260000000,2,4,1,3,11,x,0,5,0,0,0\n"),
                Arguments.of("Bybit, newest first", "startTime,open,high,low,close,volume,turnover\n1640995260000,2,4,1,3,11,9\n1640995200000,1,3,0.5,2,10,9\n"),
                Arguments.of("TradingView", "time,open,high,low,close,Volume\n2022-01-01T00:00:00Z,1,3,0.5,2,10\n2022-01-01T00:01:00Z,2,4,1,3,11\n"),
                Arguments.of("freqtrade", "date,open,high,low,close,volume\n2022-01-01 00:00:00+00:00,1,3,0.5,2,10\n2022-01-01 00:01:00+00:00,2,4,1,3,11\n"),
                Arguments.of("a zone", "date,open,high,low,close,volume\n2022-01-01T01:00:00+01:00,1,3,0.5,2,10\n2022-01-01T01:01:00+01:00,2,4,1,3,11\n"),
                Arguments.of("Windows line ends, a byte order mark, columns in another order",
                        "\uFEFFtime,close,low,high,open,vol\r\n1640995200,2,0.5,3,1,10\r\n1640995260,3,1,4,2,11\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commonShapes")
    void theCommonShapesOfCandleFilesAreRecognised(String shape, String text) throws Exception {
        Candles candles = read(text);
        assertThat(candles.interval()).isEqualTo(Interval.M1);
        assertThat(candles.openTime()).containsExactly(1640995200000L, 1640995260000L);
        assertThat(candles.open()).containsExactly(1, 2);
        assertThat(candles.high()).containsExactly(3, 4);
        assertThat(candles.low()).containsExactly(0.5, 1);
        assertThat(candles.close()).containsExactly(2, 3);
        assertThat(candles.volume()).containsExactly(10, 11);
    }

    static Stream<Arguments> badFiles() {
        String head = "timestamp,open,high,low,close,volume\n1640995200,1,3,0.5,2,10\n";
        return Stream.of(
                Arguments.of("", "is empty"),
                Arguments.of("timestamp,open,high,low\n", "line 1: the header has no column for close; it names timestamp, open, high, low"),
                Arguments.of(head, "holds 1 candles; needed are 2 at least"),
                Arguments.of(head + "1640995260,abc,4,1,3,11\n", "line 3: open is 'abc', not a number"),
                Arguments.of(head + "1640995260,2,4,1,0,11\n", "line 3: close is 0; allowed are numbers above 0"),
                Arguments.of(head + "1640995260,2,4,1,NaN,11\n", "line 3: close is NaN; allowed are numbers above 0"),
                Arguments.of(head + "1640995260,2,1.5,1,3,11\n", "line 3: high 1.5 and low 1.0 do not hold open 2.0 and close 3.0"),
                Arguments.of(head + "1640995260,2,4,1,3,-1\n", "line 3: volume is -1; allowed are numbers from 0"),
                Arguments.of(head + "yesterday,2,4,1,3,11\n", "line 3: 'yesterday' is not a time; allowed are epoch seconds or milliseconds and ISO such as 2022-01-31T23:59:00Z"),
                Arguments.of(head + "1640995260,2,4\n", "line 3: has 3 columns, needed are 6"),
                Arguments.of(head + "1640995200,2,4,1,3,11\n1640995260,2,4,1,3,11\n", "candle 2 opens at 2022-01-01T00:00:00Z, not after the one before it (2022-01-01T00:00:00Z)"),
                Arguments.of(head + "1640995207,2,4,1,3,11\n", "the candles' interval is none of 1m 3m 5m 15m 30m 1h 2h 4h 1d (the first two are 7 s apart)"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badFiles")
    void aBadRowIsNamedByLineAndReason(String text, String reason) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BadCandleFile.class).hasMessageStartingWith(folder.resolve("candles.csv").toString()).hasMessageContaining(reason);
    }

    @Test
    void aGapIsKeptAndCounted() throws Exception {
        Candles candles = read("timestamp,open,high,low,close\n1640995200,1,1,1,1\n1640995260,1,1,1,1\n1640995500,1,1,1,1\n1640995560,1,1,1,1\n");
        assertThat(candles.size()).isEqualTo(4);
        assertThat(candles.missing()).isEqualTo(3);
    }

    @Test
    void aFileThatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> CandleFile.read(folder.resolve("none.csv"), folder)).isInstanceOf(BadCandleFile.class).hasMessage(folder.resolve("none.csv") + " does not exist");
    }

    @Test
    void theSecondReadingComesFromTheColumnsAndIsTheSame() throws Exception {
        Path file = zipped("timestamp,open,high,low,close,volume\n1640995200,1,3,0.5,2,10\n1640995260,2,4,1,3,11\n");
        Candles first = CandleFile.read(file, folder.resolve("cache"));
        FileTime changed = Files.getLastModifiedTime(file);
        byte[] garbage = new byte[(int) Files.size(file)];
        Files.write(file, garbage);
        Files.setLastModifiedTime(file, changed);
        Candles second = CandleFile.read(file, folder.resolve("cache"));
        assertThat(second.openTime()).isEqualTo(first.openTime());
        assertThat(second.close()).isEqualTo(first.close());
        assertThat(second.volume()).isEqualTo(first.volume());
        assertThat(second.interval()).isEqualTo(first.interval());
    }

    @Test
    void aChangedFileIsReadAnew() throws Exception {
        assertThat(read("timestamp,open,high,low,close\n1640995200,1,1,1,1\n1640995260,1,1,1,1\n").close()[1]).isEqualTo(1);
        Files.setLastModifiedTime(folder.resolve("candles.csv"), FileTime.fromMillis(0));
        assertThat(read("timestamp,open,high,low,close\n1640995200,1,1,1,1\n1640995260,1,2,1,2\n").close()[1]).isEqualTo(2);
    }

    @Test
    void damagedColumnsAreNotBelieved() throws Exception {
        Path file = zipped("timestamp,open,high,low,close\n1640995200,1,1,1,1\n1640995260,1,1,1,1\n");
        CandleFile.read(file, folder.resolve("cache"));
        try (Stream<Path> kept = Files.list(folder.resolve("cache"))) {
            Path columns = kept.findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(columns);
            bytes[bytes.length - 1] ^= 1;
            Files.write(columns, bytes);
        }
        assertThat(CandleFile.read(file, folder.resolve("cache")).close()).containsExactly(1, 1);
    }

    private Path zipped(String text) throws IOException {
        Path file = folder.resolve("candles.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
