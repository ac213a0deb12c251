package plutarc.strategy.backtest;

/** Is told how far a run has come, about every thousand candles, on the running thread. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (done, total) -> true;

    /** @return false to stop the run; its result is then marked cancelled */
    boolean at(long barsDone, long barsTotal);
}
