package plutarc.candles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import plutarc.strategy.market.Candles;

/**
 * The columns of one candle file, named after the file's path, size and time of change, so that a changed file is read anew. A damaged or unwritable cache costs time, never
 * correctness.
 */
record ColumnCache(Path columns) {

    static ColumnCache of(Path file, Path folder) throws IOException {
        String identity = file.toRealPath() + "\n" + Files.size(file) + "\n" + Files.getLastModifiedTime(file).toMillis();
        return new ColumnCache(folder.resolve(digest(identity) + ".columns"));
    }

    Optional<Candles> read() {
        return ColumnFile.read(columns);
    }

    void write(Candles candles) {
        try {
            ColumnFile.write(columns, candles);
        } catch (IOException unwritable) {
            // Without a cache the next run reads the CSV again.
            return;
        }
    }

    private static String digest(String identity) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
