package plutarc.commandside.backtest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import plutarc.contracts.backtest.BacktestEvent.BacktestRequested;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.contracts.workspace.WorkspaceId;

/** Results and journal in memory. */
public final class BacktestStore implements BacktestResults, JobJournal {
    private final Map<String, byte[]> parts = new ConcurrentHashMap<>();
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

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

    @Override
    public void add(BacktestRequested request) {
        jobs.put(request.workspaceId() + "/" + request.backtestId(), new Job(request, 0));
    }

    @Override
    public int start(WorkspaceId workspaceId, BacktestId backtestId) {
        var job = jobs.computeIfPresent(workspaceId + "/" + backtestId, (key, known) -> new Job(known.request(), known.starts() + 1));
        return job == null ? 0 : job.starts();
    }

    @Override
    public List<Job> open() {
        return List.copyOf(jobs.values());
    }

    @Override
    public void remove(WorkspaceId workspaceId, BacktestId backtestId) {
        jobs.remove(workspaceId + "/" + backtestId);
    }
}
