package plutarc.contracts.backtest;

import java.util.Optional;
import plutarc.contracts.workspace.WorkspaceId;

/** Keeps what backtests found, part by part. Thread-safe; a part is there whole or not at all, and after {@link #keep} returns it stays through a crash. */
public interface BacktestResults {

    /** Figures, tables and equity: a {@link BacktestReport} as JSON. */
    String REPORT = "report";
    /** Every trade with its signal state: a list of {@link BacktestTradeView} as JSON. */
    String TRADES = "trades";
    /** What a search found: a {@link SearchReportView} as JSON. */
    String SEARCH = "search";

    /** @param part lower-case letters; a part that is there already is replaced */
    void keep(WorkspaceId workspaceId, BacktestId backtestId, String part, byte[] json);

    Optional<byte[]> read(WorkspaceId workspaceId, BacktestId backtestId, String part);

    /** Every part; nothing where there is none. */
    void delete(WorkspaceId workspaceId, BacktestId backtestId);
}
