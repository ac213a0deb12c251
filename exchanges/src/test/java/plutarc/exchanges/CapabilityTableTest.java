package plutarc.exchanges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.VenueEndpoint;

/** The table in {@code docs/exchanges.md} says what the flags in the code say. {@code -Dplutarc.docs=write} writes it anew. */
class CapabilityTableTest {

    private static final Path PAGE = Path.of("..", "docs", "exchanges.md");
    private static final String BEGIN = "<!-- capabilities: written by CapabilityTableTest -->\n";
    private static final String END = "<!-- end of capabilities -->";

    @Test
    void thePageShowsTheFlagsOfEveryAdapter() throws IOException {
        String page = Files.readString(PAGE);
        String written = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table() + page.substring(page.indexOf(END));
        if ("write".equals(System.getProperty("plutarc.docs"))) {
            Files.writeString(PAGE, written);
        } else {
            assertThat(page).as("docs/exchanges.md is behind the code; run this test with -Dplutarc.docs=write").isEqualTo(written);
        }
    }

    private static String table() {
        List<Capabilities> venues = Arrays.stream(Venue.values()).map(CapabilityTableTest::capabilities).distinct().toList();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        venues.forEach(venue -> rows(venue).forEach((name, value) -> rows.computeIfAbsent(name, any -> new java.util.ArrayList<>()).add(value)));
        StringBuilder table = new StringBuilder("| |").append(venues.stream().map(venue -> " " + venue.venue() + " |").collect(Collectors.joining())).append("\n|---|")
                .append("---|".repeat(venues.size())).append('\n');
        rows.forEach((name, values) -> table.append("| ").append(name).append(" | ").append(String.join(" | ", values)).append(" |\n"));
        return table.toString();
    }

    private static Map<String, String> rows(Capabilities venue) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("Contract types", words(venue.contractTypes()));
        rows.put("Margin modes", words(venue.marginModes()) + " (set for the " + word(venue.marginModeScope()) + ")");
        rows.put("Leverage can be set", yes(venue.leverageSettable()));
        rows.put("Position modes", words(venue.positionModes()));
        rows.put("Amend in place", yes(venue.amend()));
        rows.put("Reduce-only", yes(venue.reduceOnly()));
        rows.put("Orders over WebSocket", yes(venue.orderEntryByStream()));
        rows.put("Stops rest at the venue", yes(venue.nativeStops()));
        rows.put("Trailing stops at the venue", yes(venue.nativeTrailing()));
        rows.put("Dead-man switch", word(venue.deadManSwitch()));
        rows.put("Candles", word(venue.candleSource()));
        rows.put("Candle intervals", venue.nativeIntervals().stream().map(CapabilityTableTest::interval).collect(Collectors.joining(" ")));
        rows.put("Candles a request", Integer.toString(venue.maxCandlesPerRequest()));
        rows.put("Orders a second", Integer.toString(venue.ordersPerSecond()));
        rows.put("Test environment", word(venue.testnet()));
        rows.put("Passphrase", yes(venue.passphraseRequired()));
        return rows;
    }

    private static Capabilities capabilities(Venue venue) {
        try (Exchange exchange = Exchanges.factory(venue).open(new ExchangeSettings(new VenueEndpoint("http://127.0.0.1:1", "ws://127.0.0.1:1"),
                ContractType.LINEAR, new KeyMaterial("", "", ""), Optional.empty()), event -> { }, InstantSource.system(), new Random(1))) {
            return exchange.capabilities();
        }
    }

    private static String words(Collection<? extends Enum<?>> words) {
        return words.stream().sorted().map(CapabilityTableTest::word).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String yes(boolean flag) {
        return flag ? "yes" : "no";
    }

    private static String interval(Duration interval) {
        return interval.toDays() >= 1 ? (interval.toDays() == 7 ? "1w" : interval.toDays() + "d")
                : interval.toHours() >= 1 ? interval.toHours() + "h" : interval.toMinutes() + "m";
    }
}
