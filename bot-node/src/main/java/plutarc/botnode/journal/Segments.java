package plutarc.botnode.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.link.NumberedReport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** The files of a journal, each named by the number of the first report that it may hold; entries are lines of JSON. Not thread-safe: the journal guards it. */
final class Segments<S> {

    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
    private static final String SUFFIX = ".journal";

    private final Path folder;
    private final JsonMapper json;
    private final JavaType entryType;
    private final NavigableMap<Long, Path> files = new TreeMap<>();
    private FileChannel channel;
    private long written;

    Segments(Path folder, JsonMapper json, Class<S> stateType) {
        this.folder = folder;
        this.json = json;
        this.entryType = json.getTypeFactory().constructParametricType(Entry.class, stateType);
    }

    /**
     * Reads what an earlier process left, cuts off what is torn, makes the rest safe and goes on behind it. Returns whether there was anything.
     *
     * @throws IOException if the folder cannot be read and written
     */
    boolean recover(Consumer<Entry<S>> taker) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted()
                    .forEach(file -> files.put(Long.parseLong(file.getFileName().toString().replace(SUFFIX, "")), file));
        }
        if (files.isEmpty()) {
            return false;
        }
        for (Path file : files.values()) {
            long good = read(file, taker);
            if (good < Files.size(file)) {
                LOG.atWarn().addKeyValue("file", file).addKeyValue("bytes", Files.size(file) - good).log("journal.torn_line_cut");
                try (FileChannel torn = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    torn.truncate(good);
                }
            }
        }
        Path last = files.lastEntry().getValue();
        channel = FileChannel.open(last, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        written = Files.size(last);
        channel.force(false);
        return true;
    }

    /** Number of the first report that may still be here. */
    long firstNumber() {
        return files.firstKey();
    }

    /** Bytes in the segment that is written to. */
    long written() {
        return written;
    }

    /** Of the segment that is written to. */
    FileChannel channel() {
        return channel;
    }

    /** Returns after the operating system has the entry. */
    void append(Entry<S> entry) {
        byte[] body = json.writeValueAsBytes(entry);
        ByteBuffer line = ByteBuffer.allocate(body.length + 1).put(body).put((byte) '\n').flip();
        try {
            while (line.hasRemaining()) {
                written += channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Begins a segment.
     *
     * @param first number of the next report
     * @param force whether the segment before has something that is not on the disk yet
     */
    void begin(long first, boolean force) {
        try {
            if (channel != null) {
                if (force) {
                    channel.force(false);
                }
                channel.close();
            }
            Path file = folder.resolve("%019d".formatted(first) + SUFFIX);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            files.put(first, file);
            written = 0;
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + folder + " cannot begin a segment: " + e.getMessage(), e);
        }
    }

    /** Reports above {@code after}, ascending and without gaps, at most {@code limit}. */
    List<NumberedReport> reports(long after, int limit) {
        List<NumberedReport> found = new ArrayList<>();
        Long start = files.floorKey(after + 1);
        for (Path file : files.tailMap(start == null ? files.firstKey() : start).values()) {
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

    /** Deletes the segments that hold nothing above this number, but never the one that is written to. */
    void forget(long number) {
        while (files.size() > 1 && files.higherKey(files.firstKey()) <= number + 1) {
            Path file = files.pollFirstEntry().getValue();
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.atWarn().addKeyValue("file", file).setCause(e).log("journal.segment_not_deleted");
            }
        }
    }

    /** Takes back all that was written to the segment. */
    void empty() {
        try {
            channel.truncate(0);
            written = 0;
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + folder + " cannot be emptied: " + e.getMessage(), e);
        }
    }

    void close() {
        try {
            channel.force(false);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
