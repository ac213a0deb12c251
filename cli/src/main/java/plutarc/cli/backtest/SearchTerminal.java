package plutarc.cli.backtest;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import plutarc.strategy.search.SearchProgress;

/** Shows how far a search has come, with its speed and the time that is left, and passes on that it shall stop. Thread-safe. */
final class SearchTerminal implements SearchProgress {

    private static final long EVERY_NANOS = 200_000_000L;

    private final PrintStream terminal;
    private final boolean shown;
    private final BooleanSupplier cancelled;
    private final long begun = System.nanoTime();
    private final AtomicLong last = new AtomicLong(begun);
    private volatile boolean printed;

    SearchTerminal(PrintStream terminal, boolean shown, BooleanSupplier cancelled) {
        this.terminal = terminal;
        this.shown = shown;
        this.cancelled = cancelled;
    }

    @Override
    public boolean at(long done, long total) {
        long now = System.nanoTime();
        long before = last.get();
        if (shown && now - before > EVERY_NANOS && last.compareAndSet(before, now)) {
            double elapsed = (now - begun) / 1e9;
            terminal.printf(Locale.ROOT, "\r%3d %%  %,.0f M strategy-candles/s  about %.0f s left, Ctrl-C stops and shows what was found ", done * 100 / total, done / elapsed / 1e6,
                    elapsed / done * Math.max(0, total - done));
            printed = true;
        }
        return !cancelled.getAsBoolean();
    }

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    void done() {
        if (printed) {
            terminal.print("\r" + " ".repeat(110) + "\r");
        }
    }
}
