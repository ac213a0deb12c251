package plutarc.paperexchange.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads one-minute candles from CSV: time, open, high, low, close, volume; plain or gzip; with or without a header line. */
public final class CandleFile {
    /** The bundled market: real minutes of a BTC perpetual in January 2022. */
    public static final String BUNDLED = "btc-2022-01";
    private static final long SECONDS_UNTIL = 100_000_000_000L;

    /** What the volume column counts. */
    public enum VolumeUnit { BASE, QUOTE }

    private CandleFile() {
    }

    /** The bundled market. */
    public static List<Candle> bundled() {
        try (InputStream in = CandleFile.class.getResourceAsStream("/market/btc-perp-1m-2022-01.csv.gz")) {
            return read(in, BUNDLED, VolumeUnit.QUOTE);
        } catch (IOException e) {
            throw new IllegalStateException("bundled candles cannot be read", e);
        }
    }

    /**
     * All candles of a file.
     *
     * @throws IllegalArgumentException naming the line, the field, the value and what is allowed, or that the file cannot be read
     */
    public static List<Candle> read(Path file, VolumeUnit unit) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString(), unit);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    static List<Candle> read(InputStream raw, String name, VolumeUnit unit) throws IOException {
        List<Candle> candles = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(unzipped(raw), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank() || number == 1 && header(line)) {
                continue;
            }
            try {
                Candle candle = parse(line, unit);
                if (!candles.isEmpty() && candle.openTime() <= candles.getLast().openTime()) {
                    throw new IllegalArgumentException("open time is " + candle.openTime() + ", allowed is later than " + candles.getLast().openTime());
                }
                candles.add(candle);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + " line " + number + ": " + e.getMessage(), e);
            }
        }
        if (candles.isEmpty()) {
            throw new IllegalArgumentException(name + ": no candles in it");
        }
        return candles;
    }

    private static InputStream unzipped(InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, 2);
        byte[] magic = in.readNBytes(2);
        in.unread(magic);
        boolean gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static boolean header(String line) {
        return Character.isLetter(line.strip().replace("\"", "").replace("\uFEFF", "").charAt(0));
    }

    private static Candle parse(String line, VolumeUnit unit) {
        List<String> cells = cells(line);
        if (cells.size() < 6) {
            throw new IllegalArgumentException("has " + cells.size() + " columns, needed are 6: time, open, high, low, close, volume");
        }
        BigDecimal open = number("open", cells.get(1));
        BigDecimal high = number("high", cells.get(2));
        BigDecimal low = number("low", cells.get(3));
        BigDecimal close = number("close", cells.get(4));
        BigDecimal volume = number("volume", cells.get(5));
        if (unit == VolumeUnit.QUOTE && close.signum() > 0) {
            volume = volume.divide(close, 3, RoundingMode.HALF_UP);
        }
        return new Candle(time(cells.getFirst()), open, high, low, close, volume);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>(8);
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == ',' || line.charAt(i) == ';' || line.charAt(i) == '\t') {
                cells.add(unquoted(line.substring(start, i)));
                start = i + 1;
            }
        }
        return cells;
    }

    private static String unquoted(String cell) {
        String text = cell.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }

    private static long time(String text) {
        try {
            if (text.indexOf('-') < 0 && text.indexOf(':') < 0) {
                long value = new BigDecimal(text).longValueExact();
                return value < SECONDS_UNTIL ? value * 1000 : value;
            }
            String iso = text.replace(' ', 'T');
            return Instant.parse(iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") ? iso : iso + "Z").toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("time is '" + text + "', allowed are epoch seconds, epoch milliseconds and ISO 8601", e);
        }
    }

    private static BigDecimal number(String field, String cell) {
        try {
            return new BigDecimal(cell);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(field + " is '" + cell + "', allowed is a number", e);
        }
    }
}
