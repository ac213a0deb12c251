package plutarc.candles;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import plutarc.strategy.market.Candles;

/** Opens a candle file: CSV or gzipped CSV, from the column cache when it has been read before and has not changed since. */
public final class CandleFile {

    private CandleFile() {
    }

    /**
     * @param cache the folder that keeps columns; created when needed
     * @throws BadCandleFile if the file is missing, unreadable or holds a bad row; the message says which
     */
    public static Candles read(Path file, Path cache) throws BadCandleFile {
        if (!Files.isRegularFile(file)) {
            throw new BadCandleFile(file + " does not exist");
        }
        try {
            ColumnCache columns = ColumnCache.of(file, cache);
            Optional<Candles> kept = columns.read();
            if (kept.isPresent()) {
                return kept.get();
            }
            Candles candles = readCsv(file);
            columns.write(candles);
            return candles;
        } catch (IOException unreadable) {
            throw new BadCandleFile(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    /**
     * Reads CSV or gzipped CSV from anywhere; nothing is kept.
     *
     * @param name of the file, for messages
     * @param most candles that are allowed
     * @throws BadCandleFile naming the line and the reason
     */
    public static Candles read(String name, InputStream bytes, int most) throws BadCandleFile, IOException {
        try (Reader text = new InputStreamReader(unzipped(new BufferedInputStream(bytes, 1 << 16)), StandardCharsets.UTF_8)) {
            return CandleCsv.read(name, text, most);
        } catch (ZipException damaged) {
            throw new BadCandleFile(name + " cannot be unzipped: " + damaged.getMessage());
        }
    }

    private static Candles readCsv(Path file) throws BadCandleFile, IOException {
        try (Reader text = new InputStreamReader(open(file), StandardCharsets.UTF_8)) {
            return CandleCsv.read(file.toString(), text, Integer.MAX_VALUE);
        }
    }

    /** The file's text as bytes, whether it is zipped or not. */
    static InputStream open(Path file) throws IOException {
        return unzipped(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static InputStream unzipped(InputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read();
        int second = bytes.read();
        bytes.reset();
        return first == 0x1f && second == 0x8b ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }
}
