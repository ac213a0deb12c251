package plutarc.candles;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
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
        try (Reader text = new InputStreamReader(CandleFile.open(file), StandardCharsets.UTF_8)) {
            return read(file.toString(), text);
        } catch (IOException unreadable) {
            throw new BadCandleFile(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    static TimeSeries read(String name, Reader text) throws BadCandleFile, IOException {
        List<Long> times = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().allowMissingFields(true).allowExtraFields(true).ofCsvRecord(text)) {
            csv.stream().skip(1).forEach(row -> {
                times.add(CandleTime.parse(row.getField(0)));
                rates.add(Double.parseDouble(row.getField(1)));
            });
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException bad) {
            throw new BadCandleFile(name + ", line " + (times.size() + 2) + ": " + bad.getMessage() + "; needed are a time and a rate");
        }
        try {
            return new TimeSeries(times.stream().mapToLong(Long::longValue).toArray(), rates.stream().mapToDouble(Double::doubleValue).toArray());
        } catch (IllegalArgumentException disordered) {
            throw new BadCandleFile(name + ": " + disordered.getMessage());
        }
    }
}
