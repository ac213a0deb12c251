package plutarc.cli.backtest;

import java.io.PrintStream;
import java.util.Locale;
import plutarc.strategy.backtest.Progress;

/** Shows how far a run has come, on a terminal only, and only when it takes longer than a blink. */
final class TerminalProgress implements Progress {

    private static final long EVERY_NANOS = 100_000_000L;

    private final PrintStream terminal;
    private final boolean shown;
    private final long begun = System.nanoTime();
    private long last = begun;
    private boolean printed;

    TerminalProgress(PrintStream terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    @Override
    public boolean at(long done, long total) {
        if (shown) {
            long now = System.nanoTime();
            if (now - last > EVERY_NANOS) {
                last = now;
                double seconds = (now - begun) / 1e9;
                terminal.printf(Locale.ROOT, "\r%3d %%  %,d of %,d candles  about %.0f s left ", done * 100 / total, done, total, seconds / done * (total - done));
                printed = true;
            }
        }
        return true;
    }

    void done() {
        if (printed) {
            terminal.print("\r" + " ".repeat(70) + "\r");
        }
    }
}
