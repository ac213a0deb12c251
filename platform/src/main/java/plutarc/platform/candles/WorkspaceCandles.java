package plutarc.platform.candles;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import plutarc.candles.BundledCandles;
import plutarc.candles.CandleCatalogue;
import plutarc.candles.SymbolHistory;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.candles.CandleSetView;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;

/** What is bundled, for every workspace. Thread-safe. */
@Component
class WorkspaceCandles implements CandleCatalogue {

    @Override
    public List<CandleSetView> sets(WorkspaceId workspace) {
        return List.of(BundledCandles.all().set());
    }

    @Override
    public SymbolHistory open(WorkspaceId workspace, CandleSetId set, Instant from, Instant to) {
        if (!set.equals(BundledCandles.ID)) {
            throw new RefusedException("candle_set.unknown", "There is no such set of candles.");
        }
        SymbolHistory history = BundledCandles.all().between(from, to);
        if (history.candles().size() == 0) {
            throw new RefusedException("candle_set.empty", "The set has no candles in that span: it reaches from " + history.set().span().from() + " to " + history.set().span().to() + ".");
        }
        return history;
    }
}
