package plutarc.botnode.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.message.Identifiers;
import plutarc.contracts.trading.BotReport;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bot's durable memory and its outbox in one append-only file, cut into segments. An entry holds a step's reports and the state after
 * it, written in one call: after a crash both are there or neither, so a trade is never closed without being reported, nor reported twice.
 *
 * <p>What an order needs of it. The loop commits its intent (trade, order id, size) before it sends the order, and the commit returns when the operating
 * system has it: the process may then be killed at any instruction, the next one reads what was meant and asks the venue by the order's id what became of
 * it, so that no order is forgotten and none is sent twice. The disk is not waited for. Only the loss of the machine between the commit and the
 * {@link #sync} a few milliseconds later can take the intent back, and then the venue's own record stands in for it: ids are derived from the decision,
 * so an order or execution that the journal does not know is recognised by its id as this bot's and becomes its trade again, and the decision
 * itself, for a candle that has passed, is not taken twice. Waiting would put a disk's milliseconds on every order to cover a case that is covered.
 *
 * <p>Reports are another matter: the backend's record counts on the numbers, so {@link #unsent} hands out only what {@link #sync} has made safe from the
 * loss of the machine too. A torn last line, the trace of a crash in the middle of a write, is cut off. Thread-safe: the loop commits, the link reads
 * and acknowledges.
 *
 * @param <S> the loop's state
 */
public final class Journal<S> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    /** A segment that nobody syncs is ended by the loop itself when it has grown to so many times its size. */
    private static final int PATIENCE = 4;
    /** Reports held in memory for sending; older ones wait on disk. */
    private static final int WINDOW = 2_000;

    private final Path folder;
    private final Segments<S> segments;
    private final long segmentBytes;
    private final ArrayDeque<NumberedReport> window = new ArrayDeque<>();
    private String epoch = Identifiers.random();
    private Optional<S> state = Optional.empty();
    private long nextNumber = 1;
    private long acknowledged;
    private long synced;
    private boolean dirty;

    private Journal(Path folder, JsonMapper json, Class<S> stateType, long segmentBytes) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.segments = new Segments<>(folder, json, stateType);
    }

    /**
     * Opens the journal of a folder, reading what an earlier process left.
     *
     * @param segmentBytes size at which a new segment begins, above zero
     * @throws UncheckedIOException if the folder cannot be read and written
     */
    public static <S> Journal<S> open(Path folder, JsonMapper json, Class<S> stateType, long segmentBytes) {
        Journal<S> journal = new Journal<>(folder, json, stateType, segmentBytes);
        try {
            journal.recover();
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + folder + " cannot be opened: " + e.getMessage(), e);
        }
        return journal;
    }

    /** The state of the last entry that has one; empty in a new journal. */
    public synchronized Optional<S> state() {
        return state;
    }

    /** Names the numbering of the reports; a new one for each new journal. */
    public synchronized String epoch() {
        return epoch;
    }

    /** Reports that nobody has acknowledged yet. */
    public synchronized long pending() {
        return nextNumber - 1 - acknowledged;
    }

    /**
     * Appends one entry. Returns after the operating system has it.
     *
     * @throws UncheckedIOException if it cannot be written; the bot must not act upon what it cannot remember
     */
    public synchronized void commit(Optional<S> newState, List<BotReport> reports) {
        if (newState.isEmpty() && reports.isEmpty()) {
            return;
        }
        segments.append(new Entry<>(epoch, nextNumber, reports, newState));
        dirty = true;
        newState.ifPresent(present -> state = Optional.of(present));
        for (BotReport report : reports) {
            long number = nextNumber++;
            if (window.size() < WINDOW && (window.isEmpty() ? number == acknowledged + 1 : window.peekLast().number() == number - 1)) {
                window.addLast(new NumberedReport(number, report));
            }
        }
        if (segments.written() >= PATIENCE * segmentBytes) {
            startSegment(true);
        }
    }

    /** Wakes whoever waits for something to sync: apart from the commit, for waking a thread takes longer than writing, and orders wait for the commit. */
    public synchronized void wake() {
        if (dirty) {
            notifyAll();
        }
    }

    /**
     * Makes everything committed so far survive the loss of the machine. Does nothing if it already does. Also begins a new segment when it is time and
     * nothing new has come, so that the disk is waited for here and not by the loop.
     */
    public void sync() {
        long upTo;
        FileChannel open;
        synchronized (this) {
            if (!dirty) {
                return;
            }
            upTo = nextNumber - 1;
            open = segments.channel();
            dirty = false;
        }
        try {
            open.force(false);
        } catch (ClosedChannelException e) {
            LOG.trace("a segment is synced when the next one begins, and when the journal is closed");
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + folder + " cannot be synced: " + e.getMessage(), e);
        }
        synchronized (this) {
            synced = Math.max(synced, upTo);
            if (!dirty && segments.written() >= segmentBytes) {
                startSegment(false);
            }
        }
    }

    /** Forgets everything but the state: of a loop that only rehearses, nothing is to reach the disk. */
    public synchronized void discard() {
        acknowledged = nextNumber - 1;
        window.clear();
        segments.empty();
        dirty = false;
    }

    /** Reports above {@code after}, ascending and without gaps, at most {@code limit}; only what {@link #sync} has made safe. */
    public synchronized List<NumberedReport> unsent(long after, int limit) {
        long from = Math.max(after, acknowledged);
        if (from + 1 >= nextNumber) {
            return List.of();
        }
        if (window.isEmpty()) {
            window.addAll(segments.reports(acknowledged, WINDOW));
        }
        boolean beyondWindow = window.peekLast().number() <= from;
        List<NumberedReport> found = new ArrayList<>();
        for (NumberedReport report : beyondWindow ? segments.reports(from, limit) : window) {
            if (report.number() > synced || found.size() == limit) {
                break;
            }
            if (report.number() > from) {
                found.add(report);
            }
        }
        return found;
    }

    /** Waits until something is committed that has not been synced, or the time is over. Returns whether there is. */
    public synchronized boolean awaitDirty(long millis) throws InterruptedException {
        if (!dirty) {
            wait(millis);
        }
        return dirty;
    }

    /**
     * Forgets the reports up to this number; those of another epoch are ignored. A number that this journal has not reached yet is the trace of
     * a folder put back from an older copy: numbering goes on behind it.
     */
    public synchronized void acknowledged(String ofEpoch, long number) {
        if (!ofEpoch.equals(epoch) || number <= acknowledged) {
            return;
        }
        acknowledged = number;
        if (number >= nextNumber) {
            nextNumber = number + 1;
            window.clear();
            startSegment(true);
        }
        while (!window.isEmpty() && window.peekFirst().number() <= number) {
            window.removeFirst();
        }
        segments.forget(number);
    }

    @Override
    public synchronized void close() {
        segments.close();
    }

    /** A segment opens with the state, so that the ones before it are needed for their reports only. */
    private void startSegment(boolean force) {
        segments.begin(nextNumber, force);
        synced = nextNumber - 1;
        segments.append(new Entry<>(epoch, nextNumber, List.of(), state));
        dirty = true;
    }

    private void recover() throws IOException {
        boolean found = segments.recover(entry -> {
            epoch = entry.epoch();
            nextNumber = entry.first() + entry.reports().size();
            if (entry.state().isPresent()) {
                state = entry.state();
            }
        });
        if (!found) {
            startSegment(false);
            return;
        }
        acknowledged = segments.firstNumber() - 1;
        synced = nextNumber - 1;
        window.addAll(segments.reports(acknowledged, WINDOW));
    }
}
