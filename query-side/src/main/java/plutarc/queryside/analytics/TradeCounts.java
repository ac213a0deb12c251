package plutarc.queryside.analytics;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.store.Views;

/** Counts trades by bot. Thread-safe. */
public final class TradeCounts {

    private final TradeRows rows;

    public TradeCounts(Views views) {
        this.rows = new TradeRows(views);
    }

    /** @param first exit of the oldest */
    public record Count(long trades, Instant first) {

        Count and(Count other) {
            return new Count(trades + other.trades, first.isBefore(other.first) ? first : other.first);
        }
    }

    /** Of all trades, or of those closed before an instant; by the bot's id, and only of bots that have any. */
    public Map<String, Count> of(WorkspaceId workspace, Optional<Instant> before) {
        long limit = before.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        Map<String, Count> counts = new HashMap<>();
        rows.of(workspace, Optional.empty()).stream().filter(row -> row.exitAt() < limit)
                .forEach(row -> counts.merge(row.bot(), new Count(1, Instant.ofEpochMilli(row.exitAt())), Count::and));
        return counts;
    }
}
