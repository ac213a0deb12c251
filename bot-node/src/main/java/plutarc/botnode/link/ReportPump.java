package plutarc.botnode.link;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.botnode.journal.Journal;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.LinkProtocol;
import plutarc.contracts.link.NumberedReport;

/**
 * Syncs the journal to disk, many entries at a time, and sends its reports over the link; after each interruption from the first unacknowledged one
 * on. One thread of its own, so that neither disk nor link ever holds up the loop. It lets a moment pass before it syncs: the order that the loop has just
 * committed to leaves first, and what the same candle brings besides shares the sync.
 */
public final class ReportPump implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReportPump.class);
    private static final long IDLE_MILLIS = 200;
    private static final long GATHER_NANOS = 2_000_000;

    private final Journal<?> journal;
    private final LinkClient link;
    private final Thread thread = Thread.ofPlatform().name("reports").daemon().unstarted(this::run);
    private volatile boolean closed;
    private long sent;
    private long session;

    public ReportPump(Journal<?> journal, LinkClient link) {
        this.journal = journal;
        this.link = link;
    }

    public void start() {
        thread.start();
    }

    /** Ends after the round under way, a last one included. An interrupt would close the journal's file under the loop's feet. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (journal.awaitDirty(IDLE_MILLIS)) {
                    LockSupport.parkNanos(GATHER_NANOS);
                }
                journal.sync();
                sendAll();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("reports.failed");
            }
        }
    }

    private void sendAll() {
        long current = link.session();
        if (current != session) {
            session = current;
            sent = 0;
        }
        while (link.isUp() && !closed) {
            List<NumberedReport> batch = journal.unsent(sent, LinkProtocol.MAX_BATCH);
            if (batch.isEmpty() || !link.send(new BotFrame.Reports(batch))) {
                return;
            }
            sent = batch.getLast().number();
        }
    }
}
