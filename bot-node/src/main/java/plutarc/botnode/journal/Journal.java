package plutarc.botnode.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.message.Identifiers;
import plutarc.contracts.trading.BotReport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
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
    private static final String SUFFIX = ".journal";
    /** A segment that nobody syncs is ended by the loop itself when it has grown to so many times its size. */
    private static final int PATIENCE = 4;
    /** Reports held in memory for sending; older ones wait on disk. */
    private static final int WINDOW = 2_000;

    private final Path folder;
    private final JsonMapper json;
    private final JavaType entryType;
    private final long segmentBytes;
    /** Number of the first report that a segment may hold, by which it is named. */
    private final NavigableMap<Long, Path> segments = new TreeMap<>();
    private final ArrayDeque<NumberedReport> window = new ArrayDeque<>();
    private String epoch = Identifiers.random();
    private Optional<S> state = Optional.empty();
    private FileChannel channel;
    private long nextNumber = 1;
    private long acknowledged;
    private long written;
    private long synced;
    private boolean dirty;

    private Journal(Path folder, JsonMapper json, Class<S> stateType, long segmentBytes) {
        this.folder = folder;
        this.json = json;
        this.segmentBytes = segmentBytes;
        this.entryType = json.getTypeFactory().constructParametricType(Entry.class, stateType);
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
            Files.createDirectories(folder);
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
        append(new Entry<>(epoch, nextNumber, reports, newState));
        newState.ifPresent(present -> state = Optional.of(present));
        for (BotReport report : reports) {
            long number = nextNumber++;
            if (window.size() < WINDOW && (window.isEmpty() ? number == acknowledged + 1 : window.peekLast().number() == number - 1)) {
                window.addLast(new NumberedReport(number, report));
            }
        }
        notifyAll();
        if (written >= PATIENCE * segmentBytes) {
            startSegment(true);
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
            open = channel;
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
            if (!dirty && written >= segmentBytes) {
                startSegment(false);
            }
        }
    }

    /** Reports above {@code after}, ascending and without gaps, at most {@code limit}; only what {@link #sync} has made safe. */
    public synchronized List<NumberedReport> unsent(long after, int limit) {
        long from = Math.max(after, acknowledged);
        if (from + 1 >= nextNumber) {
            return List.of();
        }
        if (window.isEmpty()) {
            window.addAll(fromDisk(acknowledged, WINDOW));
        }
        boolean beyondWindow = window.peekLast().number() <= from;
        List<NumberedReport> found = new ArrayList<>();
        for (NumberedReport report : beyondWindow ? fromDisk(from, limit) : window) {
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
        while (segments.size() > 1 && segments.higherKey(segments.firstKey()) <= number + 1) {
            delete(segments.pollFirstEntry().getValue());
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.force(false);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(Entry<S> entry) {
        byte[] body = json.writeValueAsBytes(entry);
        ByteBuffer line = ByteBuffer.allocate(body.length + 1).put(body).put((byte) '\n').flip();
        try {
            while (line.hasRemaining()) {
                written += channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + folder + " cannot be written: " + e.getMessage(), e);
        }
        dirty = true;
    }

    /**
     * A segment opens with the state, so that the ones before it are needed for their reports only.
     *
     * @param force whether the one before has something that is not on the disk yet
     */
    private void startSegment(boolean force) {
        try {
            if (channel != null) {
                if (force) {
                    channel.force(false);
                }
                channel.close();
                synced = nextNumber - 1;
            }
            Path file = folder.resolve("%019d".formatted(nextNumber) + SUFFIX);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            segments.put(nextNumber, file);
            written = 0;
            append(new Entry<>(epoch, nextNumber, List.of(), state));
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + folder + " cannot begin a segment: " + e.getMessage(), e);
        }
    }

    private void recover() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted()
                    .forEach(file -> segments.put(Long.parseLong(file.getFileName().toString().replace(SUFFIX, "")), file));
        }
        if (segments.isEmpty()) {
            startSegment(true);
            return;
        }
        acknowledged = segments.firstKey() - 1;
        for (Path file : segments.values()) {
            long good = read(file, entry -> {
                epoch = entry.epoch();
                nextNumber = entry.first() + entry.reports().size();
                if (entry.state().isPresent()) {
                    state = entry.state();
                }
            });
            if (good < Files.size(file)) {
                LOG.atWarn().addKeyValue("file", file).addKeyValue("bytes", Files.size(file) - good).log("journal.torn_line_cut");
                try (FileChannel torn = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    torn.truncate(good);
                }
            }
        }
        Path last = segments.lastEntry().getValue();
        channel = FileChannel.open(last, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        written = Files.size(last);
        channel.force(false);
        synced = nextNumber - 1;
        window.addAll(fromDisk(acknowledged, WINDOW));
    }

    private List<NumberedReport> fromDisk(long after, int limit) {
        List<NumberedReport> found = new ArrayList<>();
        Long start = segments.floorKey(after + 1);
        for (Path file : segments.tailMap(start == null ? segments.firstKey() : start).values()) {
            read(file, entry -> {
                for (int i = 0; i < entry.reports().size(); i++) {
                    long number = entry.first() + i;
                    if (number > after && found.size() < limit) {
                        found.add(new NumberedReport(number, entry.reports().get(i)));
                    }
                }
            });
            if (found.size() >= limit) {
                break;
            }
        }
        return found;
    }

    /** Reads whole lines and returns how many bytes of the file they take. */
    private long read(Path file, Consumer<Entry<S>> taker) {
        long good = 0;
        try {
            byte[] bytes = Files.readAllBytes(file);
            int from = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    Entry<S> entry = json.readValue(bytes, from, i - from, entryType);
                    taker.accept(entry);
                    from = i + 1;
                    good = from;
                }
            }
        } catch (JacksonException e) {
            LOG.atWarn().addKeyValue("file", file).addKeyValue("offset", good).log("journal.unreadable_line");
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + file + " cannot be read: " + e.getMessage(), e);
        }
        return good;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("journal.segment_not_deleted");
        }
    }
}
