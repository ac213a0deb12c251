package plutarc.queryside.trading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plutarc.contracts.trading.FleetEquityPoint;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.store.ViewJson;

/** What a workspace's bots were worth together, in pages of a span of wall-clock time: of an hour by the minute, of a day by the quarter. Stateless. */
enum FleetEquitySeries {
    MINUTES("m", Duration.ofMinutes(1), Duration.ofHours(1)),
    QUARTERS("q", Duration.ofMinutes(15), Duration.ofDays(1));

    private final String code;
    private final Duration step;
    private final Duration span;

    FleetEquitySeries(String code, Duration step, Duration span) {
        this.code = code;
        this.step = step;
        this.span = span;
    }

    /**
     * @param series its name
     * @param until  end of the page's span
     * @param points ascending, one a step, kind of money and currency: the latest
     */
    record Page(String series, Instant until, List<FleetEquityPoint> points) {
    }

    Instant startOf(Instant at) {
        return floor(at, span);
    }

    String id(WorkspaceId workspace, Instant at) {
        return workspace.value() + "/" + code + "/" + ViewJson.text(startOf(at));
    }

    Page empty(Instant at) {
        return new Page(name(), startOf(at).plus(span), List.of());
    }

    Page with(Page page, List<FleetEquityPoint> more) {
        var bySlot = Stream.concat(page.points().stream(), more.stream()).collect(Collectors.toMap(this::slot, point -> point, (_, later) -> later, TreeMap::new));
        return new Page(page.series(), page.until(), List.copyOf(bySlot.values()));
    }

    private String slot(FleetEquityPoint point) {
        return ViewJson.text(floor(point.at(), step)) + point.money() + point.currency();
    }

    private static Instant floor(Instant at, Duration to) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), to.toSeconds()) * to.toSeconds());
    }
}
