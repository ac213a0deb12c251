package plutarc.contracts.bot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.exchangekey.Venue;

/**
 * Places where bots can run, and how far the exchanges are from each: round trips of cold HTTPS probes, in milliseconds, as the providers' datacentres measured
 * them. A live, authenticated connection is far quicker; what the probes tell is which place is nearer. Data.
 */
public final class RegionTable {

    /** What the figures are, for people. */
    public static final String SOURCE = "published table, before September 2026";

    /** The exchanges of the table, in its order. BitMEX, its first column, closed in September 2026 and is left out. */
    public static final Map<String, String> VENUES = Map.of("bybit", "Bybit", "binance", "Binance", "kraken", "Kraken");

    public static final List<Row> ROWS = List.of(
            row("hetzner.helsinki", "Helsinki, FI", "Hetzner", 228, 296, 156),
            row("hetzner.falkenstein", "Falkenstein, DE", "Hetzner", 215, 287, 106),
            row("hetzner.nuremberg", "Nuremberg, DE", "Hetzner", 189, 273, 82),
            row("aws.dublin", "Dublin, IE", "AWS", 209, 236, 76),
            row("aws.london", "London, UK", "AWS", 192, 243, 43),
            row("vultr.london", "London, UK", "Vultr", 230, 299, 72),
            new Row(new RegionId("hetzner.ashburn"), "Ashburn, US", "Hetzner", Map.of("kraken", 150)),
            new Row(new RegionId("hetzner.hillsboro"), "Hillsboro, US", "Hetzner", Map.of("kraken", 273)),
            row("hetzner.singapore", "Singapore", "Hetzner", 46, 128, 350),
            row("vultr.singapore", "Singapore", "Vultr", 62, 135, 435),
            row("aws.singapore", "Singapore", "AWS", 31, 102, 360),
            row("vultr.tokyo", "Tokyo, JP", "Vultr", 121, 79, 513),
            row("aws.tokyo", "Tokyo, JP", "AWS", 97, 27, 307));

    private RegionTable() {
    }

    /** @param millis by exchange; one that is missing does not serve the region */
    public record Row(RegionId region, String label, String provider, Map<String, Integer> millis) {
    }

    /** Whether the exchange serves bots in the region. What the table does not know, such as this machine or the local exchange, is served. */
    public static boolean serves(Venue venue, RegionId region) {
        return !VENUES.containsKey(venue.code()) || find(region).map(row -> row.millis().containsKey(venue.code())).orElse(true);
    }

    public static Optional<Row> find(RegionId region) {
        return ROWS.stream().filter(row -> row.region().equals(region)).findFirst();
    }

    private static Row row(String region, String label, String provider, int bybit, int binance, int kraken) {
        return new Row(new RegionId(region), label, provider, Map.of("bybit", bybit, "binance", binance, "kraken", kraken));
    }
}
