package plutarc.candles;

import java.time.Instant;
import java.util.List;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.candles.CandleSetView;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;

/** The sets of candles that a workspace can run backtests on: what is bundled, what its people imported, and what was fetched from venues. Thread-safe. */
public interface CandleCatalogue {

    /** What there is, by name; nothing of any other workspace. */
    List<CandleSetView> sets(WorkspaceId workspace);

    /**
     * The candles with {@code from <= openTime < to}, and the funding rates of that time. A span that reaches beyond the set gives what there is;
     * {@link Instant#MIN} and {@link Instant#MAX} give all. May read from disk.
     *
     * @throws RefusedException {@code candle_set.unknown} if the workspace has no such set, {@code candle_set.empty} if no candle lies in the span
     */
    SymbolHistory open(WorkspaceId workspace, CandleSetId set, Instant from, Instant to);
}
