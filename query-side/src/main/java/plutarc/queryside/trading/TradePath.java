package plutarc.queryside.trading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.analytics.TradeInDetail.StopStep;
import plutarc.contracts.trading.TradingEvent;
import plutarc.queryside.store.Source;
import plutarc.queryside.store.ViewCollection;

/**
 * The way of one trade's stop and target, and the events that began and ended it.
 *
 * @param steps  ascending; the latest {@value #MOST} and the first
 * @param opened sequence of the opening in the ledger's events
 * @param closed of the closing
 */
public record TradePath(List<StopStep> steps, Optional<Long> opened, Optional<Long> closed) {

    public static final ViewCollection<TradePath> PATHS = ViewCollection.of("trade_paths", TradePath.class);
    private static final int MOST = 500;
    private static final TradePath UNKNOWN = new TradePath(List.of(), Optional.empty(), Optional.empty());

    static TradePath of(TradingEvent.PositionOpened event, Source source) {
        var position = event.position();
        return new TradePath(List.of(new StopStep(position.entryTime(), position.stopPrice(), position.takeProfitPrice(), "entry")), Optional.of(source.sequence()),
                Optional.empty());
    }

    TradePath moved(TradingEvent.StopMoved event) {
        var all = new ArrayList<>(steps);
        if (all.size() > MOST) {
            all.remove(1);
        }
        all.add(new StopStep(latest(event.at()), event.stopPrice(), event.takeProfitPrice(), event.rule()));
        return new TradePath(List.copyOf(all), opened, closed);
    }

    static TradePath closed(Optional<TradePath> known, Source source) {
        var path = known.orElse(UNKNOWN);
        return new TradePath(path.steps(), path.opened(), Optional.of(source.sequence()));
    }

    private Instant latest(Instant at) {
        return steps.isEmpty() || steps.getLast().at().isBefore(at) ? at : steps.getLast().at();
    }
}
