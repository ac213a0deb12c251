package plutarc.paperexchange.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Funding rates by the instant at which they fall due: the bundled real ones from 2020 to 2023, 0.01 % at any other. Immutable. */
public final class FundingRates {
    /** Milliseconds between two fundings: 00:00, 08:00 and 16:00 UTC. */
    public static final long INTERVAL = 8 * 3_600_000L;
    private static final BigDecimal USUAL = new BigDecimal("0.0001");
    private final NavigableMap<Long, BigDecimal> rates;
    private final BigDecimal otherwise;

    private FundingRates(NavigableMap<Long, BigDecimal> rates, BigDecimal otherwise) {
        this.rates = rates;
        this.otherwise = otherwise;
    }

    /** The bundled rates. */
    public static FundingRates bundled() {
        NavigableMap<Long, BigDecimal> rates = new TreeMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(
                FundingRates.class.getResourceAsStream("/market/btc-funding-8h-2020-2023.csv.gz")), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int comma = line.indexOf(',');
                rates.put(Long.parseLong(line.substring(0, comma)), new BigDecimal(line.substring(comma + 1).strip()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("bundled funding rates cannot be read", e);
        }
        return new FundingRates(rates, USUAL);
    }

    /** One rate for ever; zero for a market without funding. */
    public static FundingRates constant(BigDecimal rate) {
        return new FundingRates(new TreeMap<>(), rate);
    }

    /** The rate due at a funding instant. */
    public BigDecimal at(long time) {
        return rates.getOrDefault(time, otherwise);
    }

    /** The first funding instant after {@code time}. */
    public static long next(long time) {
        return (Math.floorDiv(time, INTERVAL) + 1) * INTERVAL;
    }

    /** The last funding instant not after {@code time}. */
    public static long lastUpTo(long time) {
        return Math.floorDiv(time, INTERVAL) * INTERVAL;
    }
}
