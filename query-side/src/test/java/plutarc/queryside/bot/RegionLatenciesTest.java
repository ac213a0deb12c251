package plutarc.queryside.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.bot.RegionLatencyView;
import plutarc.contracts.bot.RegionTable;
import plutarc.contracts.bot.RegionView;
import plutarc.contracts.exchangekey.Venue;

class RegionLatenciesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final List<RegionView> OFFERED = List.of(new RegionView(RegionId.LOCAL, "This machine", "local", true, "here"),
            new RegionView(new RegionId("hetzner.helsinki"), "Helsinki", "hetzner", true, "two sizes"));
    private static final List<RegionProbes.Probe> MEASURED = List.of(new RegionProbes.Probe("bybit", "Bybit", Optional.of(12.5), NOW),
            new RegionProbes.Probe("paper", "Paper exchange", Optional.empty(), NOW));

    private final List<RegionLatencyView> views = RegionLatencies.of(OFFERED, MEASURED);

    @Test
    void theThirteenPairsOfThreeProvidersFollowThisMachine() {
        assertThat(views).hasSize(14);
        assertThat(views.getFirst().region()).isEqualTo(RegionId.LOCAL);
        assertThat(RegionTable.ROWS).extracting(RegionTable.Row::provider).containsOnly("Hetzner", "AWS", "Vultr");
        assertThat(views).extracting(RegionLatencyView::region).doesNotHaveDuplicates();
    }

    @Test
    void thisMachineShowsWhatWasMeasuredAndWhatWasNotReached() {
        assertThat(views.getFirst().probes()).containsExactly(new RegionLatencyView.ProbeView("bybit", "Bybit", true, Optional.of(12.5), Optional.of(NOW)),
                new RegionLatencyView.ProbeView("paper", "Paper exchange", true, Optional.empty(), Optional.of(NOW)));
    }

    @Test
    void theRestShowsTheTableAndWhatIsOfferedHere() {
        RegionLatencyView helsinki = view("hetzner.helsinki");
        assertThat(helsinki.deployable()).isTrue();
        assertThat(helsinki.note()).isEqualTo("two sizes");
        assertThat(helsinki.source()).contains("table");
        assertThat(helsinki.probes()).extracting(probe -> probe.roundTripMs().orElseThrow()).containsExactly(228.0, 296.0, 156.0);
        assertThat(view("aws.tokyo").deployable()).isFalse();
    }

    @Test
    void whatAnExchangeDoesNotServeIsMarked() {
        assertThat(view("hetzner.ashburn").probes()).extracting(RegionLatencyView.ProbeView::served).containsExactly(false, false, true);
        assertThat(RegionTable.serves(Venue.BYBIT, new RegionId("hetzner.hillsboro"))).isFalse();
        assertThat(RegionTable.serves(Venue.PAPER, new RegionId("hetzner.hillsboro"))).isTrue();
        assertThat(RegionTable.serves(Venue.BYBIT, new RegionId("aws.singapore"))).isTrue();
        assertThat(RegionTable.serves(Venue.BYBIT, RegionId.LOCAL)).isTrue();
    }

    private RegionLatencyView view(String region) {
        return views.stream().filter(view -> view.region().value().equals(region)).findFirst().orElseThrow();
    }
}
