package plutarc.queryside.trading;

import static plutarc.queryside.trading.TelemetryCollections.CANDLES;
import static plutarc.queryside.trading.TelemetryCollections.EQUITY;
import static plutarc.queryside.trading.TelemetryCollections.VERDICTS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.scheduling.annotation.Scheduled;
import plutarc.queryside.store.Durability;
import plutarc.queryside.store.Stored;
import plutarc.queryside.store.ViewCollection;
import plutarc.queryside.store.ViewJson;
import plutarc.queryside.store.Views;

/**
 * Takes old telemetry away: candles and verdicts that were stored longer ago than {@code candles}; of equity stored longer ago than
 * {@code equity} one point in each {@code step} stays. Ages are by wall clock, since a venue's time may run apart from it.
 */
public final class TelemetryRetention {

    /**
     * @param candles how long candles and verdicts are kept
     * @param equity  how long every equity point is kept
     * @param step    of the equity points that are kept longer
     */
    public record Ages(Duration candles, Duration equity, Duration step) {

        public static final Ages DEFAULTS = new Ages(Duration.ofDays(30), Duration.ofDays(7), Duration.ofMinutes(5));
    }

    private final Views views;
    private final Durability durability;
    private final Ages ages;
    private final Clock clock;

    public TelemetryRetention(Views views, Durability durability, Ages ages, Clock clock) {
        this.views = views;
        this.durability = durability;
        this.ages = ages;
        this.clock = clock;
    }

    /** Doing it twice changes nothing more. */
    @Scheduled(initialDelayString = "${plutarc.views.sweep:PT1H}", fixedDelayString = "${plutarc.views.sweep:PT1H}")
    public void sweep() {
        delete(CANDLES);
        delete(VERDICTS);
        thin();
        durability.commit();
    }

    private void delete(ViewCollection<?> collection) {
        views.deleteWhere(collection, storedBefore(ages.candles()));
    }

    private void thin() {
        var old = views.where(EQUITY, storedBefore(ages.equity()).and("view.thinned").is(false));
        views.replace(EQUITY, old.stream().map(page -> new Stored<>(page.id(), page.workspace(), List.of(), page.view().thinned(ages.step()))).toList());
    }

    private Criteria storedBefore(Duration age) {
        Instant limit = clock.instant().minus(age);
        return Criteria.where("view.storedAt").lt(ViewJson.text(limit));
    }
}
