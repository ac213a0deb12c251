package plutarc.queryside.support;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.contracts.workspace.WorkspaceId;

/** Results of backtests, in memory. */
public final class KeptResults implements BacktestResults {

    public static final KeptResults IN_MEMORY = new KeptResults();

    private final Map<String, byte[]> parts = new ConcurrentHashMap<>();

    private KeptResults() {
    }

    @Override
    public void keep(WorkspaceId workspaceId, BacktestId backtestId, String part, byte[] json) {
        parts.put(workspaceId + "/" + backtestId + "/" + part, json);
    }

    @Override
    public Optional<byte[]> read(WorkspaceId workspaceId, BacktestId backtestId, String part) {
        return Optional.ofNullable(parts.get(workspaceId + "/" + backtestId + "/" + part));
    }

    @Override
    public void delete(WorkspaceId workspaceId, BacktestId backtestId) {
        parts.keySet().removeIf(key -> key.startsWith(workspaceId + "/" + backtestId + "/"));
    }
}
