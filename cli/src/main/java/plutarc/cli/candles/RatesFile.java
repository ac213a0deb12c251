package plutarc.cli.candles;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import plutarc.strategy.backtest.TimeSeries;

/** Reads a funding history: CSV or gzipped CSV, a header, then time and rate. */
public final class RatesFile {

    private RatesFile() {
    }

    /** @throws BadCandleFile naming the line and the reason */
    public static TimeSeries read(Path file) throws BadCandleFile {
        if (!Files.isRegularFile(file)) {
            throw new BadCandleFile(file + " does not exist");
        }
        List<Long> times = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        try (InputStream bytes = CandleFile.open(file);
             CsvReader<CsvRecord> csv = CsvReader.builder().allowMissingFields(true).allowExtraFields(true).ofCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            csv.stream().skip(1).forEach(row -> {
                times.add(CandleTime.parse(row.getField(0)));
                rates.add(Double.parseDouble(row.getField(1)));
            });
        } catch (IOException unreadable) {
            throw new BadCandleFile(file + " cannot be read: " + unreadable.getMessage());
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException bad) {
            throw new BadCandleFile(file + ", line " + (times.size() + 2) + ": " + bad.getMessage() + "; needed are a time and a rate");
        }
        try {
            return new TimeSeries(times.stream().mapToLong(Long::longValue).toArray(), rates.stream().mapToDouble(Double::doubleValue).toArray());
        } catch (IllegalArgumentException disordered) {
            throw new BadCandleFile(file + ": " + disordered.getMessage());
        }
    }
}
