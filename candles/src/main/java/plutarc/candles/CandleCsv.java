package plutarc.candles;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Iterator;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

/**
 * Reads candles from CSV. Rows may come oldest or newest first; the interval is the commonest distance between rows. A row that is not a candle (a price that
 * is no positive number, a high below the low, a time twice or out of order) is refused by line and reason: nothing is skipped in silence.
 */
final class CandleCsv {

    private long[] time = new long[1024];
    private final double[][] columns = new double[5][1024];
    private int rows;
    private final String file;
    private final int most;

    private CandleCsv(String file, int most) {
        this.file = file;
        this.most = most;
    }

    /**
     * @param most candles that are allowed
     * @throws BadCandleFile naming line and reason
     */
    static Candles read(String file, Reader text, int most) throws BadCandleFile, IOException {
        return new CandleCsv(file, most).read(text);
    }

    private Candles read(Reader text) throws BadCandleFile, IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(',').allowMissingFields(true).allowExtraFields(true).ofCsvRecord(text)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw new BadCandleFile(file + " is empty");
            }
            CsvRecord first = records.next();
            CandleColumns where = CandleColumns.recognise(file, first.getFields());
            if (!where.headed()) {
                take(first, where);
            }
            while (records.hasNext()) {
                take(records.next(), where);
            }
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw new BadCandleFile(file + " cannot be read: " + unreadable.getMessage());
        }
        return candles();
    }

    private void take(CsvRecord row, CandleColumns where) throws BadCandleFile {
        if (row.getFieldCount() < where.width()) {
            throw bad(row, "has " + row.getFieldCount() + " columns, needed are " + where.width());
        }
        if (rows == most) {
            throw bad(row, "there are more than " + most + " candles; take a coarser interval or a shorter time");
        }
        if (rows == time.length) {
            grow();
        }
        try {
            time[rows] = CandleTime.parse(row.getField(where.time()));
        } catch (DateTimeException unreadable) {
            throw bad(row, unreadable.getMessage());
        }
        double open = price(row, "open", where.open());
        double high = price(row, "high", where.high());
        double low = price(row, "low", where.low());
        double close = price(row, "close", where.close());
        double volume = where.volume() < 0 || row.getField(where.volume()).isBlank() ? 0 : number(row, "volume", where.volume());
        if (!(volume >= 0)) {
            throw bad(row, "volume is " + row.getField(where.volume()) + "; allowed are numbers from 0");
        }
        if (high < Math.max(Math.max(open, close), low) || low > Math.min(open, close)) {
            throw bad(row, "high " + high + " and low " + low + " do not hold open " + open + " and close " + close);
        }
        columns[0][rows] = open;
        columns[1][rows] = high;
        columns[2][rows] = low;
        columns[3][rows] = close;
        columns[4][rows] = volume;
        rows++;
    }

    private double price(CsvRecord row, String name, int column) throws BadCandleFile {
        double price = number(row, name, column);
        if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
            throw bad(row, name + " is " + row.getField(column) + "; allowed are numbers above 0");
        }
        return price;
    }

    private double number(CsvRecord row, String name, int column) throws BadCandleFile {
        try {
            return Double.parseDouble(row.getField(column));
        } catch (NumberFormatException notANumber) {
            throw bad(row, name + " is '" + row.getField(column) + "', not a number");
        }
    }

    private BadCandleFile bad(CsvRecord row, String reason) {
        return new BadCandleFile(file + ", line " + row.getStartingLineNumber() + ": " + reason);
    }

    private void grow() {
        int size = rows * 2;
        time = Arrays.copyOf(time, size);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Arrays.copyOf(columns[i], size);
        }
    }

    private Candles candles() throws BadCandleFile {
        if (rows < 2) {
            throw new BadCandleFile(file + " holds " + rows + " candles; needed are 2 at least");
        }
        time = Arrays.copyOf(time, rows);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Arrays.copyOf(columns[i], rows);
        }
        if (time[0] > time[rows - 1]) {
            reverse();
        }
        Interval interval = interval();
        for (int i = 1; i < rows; i++) {
            if (time[i] <= time[i - 1]) {
                throw new BadCandleFile(file + ": candle " + (i + 1) + " opens at " + java.time.Instant.ofEpochMilli(time[i]) + ", not after the one before it ("
                        + java.time.Instant.ofEpochMilli(time[i - 1]) + ")");
            }
        }
        try {
            return new Candles(interval, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
        } catch (IllegalArgumentException offGrid) {
            throw new BadCandleFile(file + ": " + offGrid.getMessage());
        }
    }

    private void reverse() {
        for (int i = 0, j = rows - 1; i < j; i++, j--) {
            long t = time[i];
            time[i] = time[j];
            time[j] = t;
            for (double[] column : columns) {
                double d = column[i];
                column[i] = column[j];
                column[j] = d;
            }
        }
    }

    /** The distance that most neighbouring rows have. */
    private Interval interval() throws BadCandleFile {
        int bestCount = 0;
        Interval best = null;
        for (Interval each : Interval.values()) {
            int count = 0;
            for (int i = 1; i < rows; i++) {
                if (time[i] - time[i - 1] == each.millis()) {
                    count++;
                }
            }
            if (count > bestCount) {
                bestCount = count;
                best = each;
            }
        }
        if (best == null) {
            throw new BadCandleFile(file + ": the candles' interval is none of " + Interval.labels() + " (the first two are " + (time[1] - time[0]) / 1000 + " s apart)");
        }
        return best;
    }
}
