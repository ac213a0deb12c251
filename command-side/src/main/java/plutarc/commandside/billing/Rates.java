package plutarc.commandside.billing;

import java.util.List;
import java.util.stream.Stream;
import plutarc.contracts.billing.RateView;
import plutarc.contracts.bot.RegionId;

/**
 * What instances cost, most particular row first: region and size, then region, then size, then the provider alone. What no row names costs nothing.
 * Immutable.
 */
public record Rates(List<RateView> rows) {
    private static final String ANY = "*";
    /** In micro-units of the currency an hour. This machine's processes cost nothing. */
    public static final Rates DEFAULT = new Rates(List.of(new RateView("local", ANY, ANY, 0), new RateView("hetzner", ANY, ANY, 20_000),
            new RateView("vultr", ANY, ANY, 30_000), new RateView("aws", ANY, ANY, 40_000)));

    public Rates {
        rows = List.copyOf(rows);
        for (var row : rows) {
            if (row.microsPerHour() < 0) {
                throw new IllegalArgumentException("rate of " + row.provider() + " is " + row.microsPerHour() + "; allowed are 0 and more micro-units an hour");
            }
        }
    }

    /** In micro-units an hour. */
    public long of(String provider, RegionId region, String size) {
        return Stream.of(List.of(region.value(), size), List.of(region.value(), ANY), List.of(ANY, size), List.of(ANY, ANY))
                .flatMap(wanted -> rows.stream().filter(row -> row.provider().equals(provider) && row.region().equals(wanted.getFirst())
                        && row.size().equals(wanted.getLast()))).findFirst().map(RateView::microsPerHour).orElse(0L);
    }
}
