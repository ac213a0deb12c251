package plutarc.queryside.bot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.bot.RegionLatencyView;
import plutarc.contracts.bot.RegionLatencyView.ProbeView;
import plutarc.contracts.bot.RegionTable;
import plutarc.contracts.bot.RegionView;

/** The published table beside what this installation offers and measures itself. */
final class RegionLatencies {

    private static final List<String> VENUES = List.of("bybit", "binance", "kraken");

    private RegionLatencies() {
    }

    static List<RegionLatencyView> of(List<RegionView> offered, List<RegionProbes.Probe> measured) {
        Stream<RegionLatencyView> here = offered.stream().filter(region -> RegionTable.find(region.region()).isEmpty())
                .map(region -> new RegionLatencyView(region.region(), region.label(), region.provider(), region.available(), region.note(),
                        region.region().equals(RegionId.LOCAL) ? "measured by this backend" : "not measured", region.region().equals(RegionId.LOCAL) ? probes(measured) : List.of()));
        Stream<RegionLatencyView> table = RegionTable.ROWS.stream().map(row -> {
            Optional<RegionView> offer = offered.stream().filter(region -> region.region().equals(row.region())).findFirst();
            return new RegionLatencyView(row.region(), row.label(), row.provider(), offer.map(RegionView::available).orElse(false), offer.map(RegionView::note).orElse(""),
                    RegionTable.SOURCE, VENUES.stream().map(venue -> probe(row, venue)).toList());
        });
        return Stream.concat(here, table).toList();
    }

    private static ProbeView probe(RegionTable.Row row, String venue) {
        Optional<Double> millis = Optional.ofNullable(row.millis().get(venue)).map(Integer::doubleValue);
        return new ProbeView(venue, RegionTable.VENUES.get(venue), millis.isPresent(), millis, Optional.empty());
    }

    private static List<ProbeView> probes(List<RegionProbes.Probe> measured) {
        return measured.stream().map(probe -> new ProbeView(probe.venue(), probe.name(), true, probe.roundTripMs(), Optional.of(probe.at()))).toList();
    }
}
