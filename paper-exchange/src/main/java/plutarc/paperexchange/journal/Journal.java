package plutarc.paperexchange.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import plutarc.paperexchange.venue.VenueInput;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * One append-only file of inputs, each with the market step after which it was carried out. A line is a checksum, a blank and JSON. What
 * was {@link #force}d survives the machine; what was appended survives the process. A torn last line is what nobody was told of: it is
 * cut off. Not thread-safe.
 */
public final class Journal implements AutoCloseable {
    private final FileChannel channel;
    private final ObjectMapper json;
    private long size;
    private boolean dirty;

    /**
     * A line of the journal.
     *
     * @param step  the last market step played before
     * @param input what came in then; null when the line only marks how far the market has played
     * @param ended whether the market ended there
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Entry(long step, VenueInput input, boolean ended) {}

    private Journal(FileChannel channel, ObjectMapper json, long size) {
        this.channel = channel;
        this.json = json;
        this.size = size;
    }

    /** Opens a journal for appending, new or after its last whole line. */
    public static Journal open(Path file, ObjectMapper json) {
        try {
            long size = read(file, json).validBytes();
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(size);
            channel.position(size);
            return new Journal(channel, json, size);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": journal cannot be opened", e);
        }
    }

    /** The whole lines of a journal, and how many bytes they take. */
    public record Content(List<Entry> entries, long validBytes) {}

    /**
     * Reads a journal up to its last whole line; a missing file is an empty one.
     *
     * @throws IllegalStateException when a line before the last one is damaged: what follows it must not be lost silently
     */
    public static Content read(Path file, ObjectMapper json) {
        List<Entry> entries = new ArrayList<>();
        if (!Files.exists(file)) {
            return new Content(entries, 0);
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            int start = 0;
            for (int end = lineEnd(bytes, start); end >= 0; end = lineEnd(bytes, start)) {
                Entry entry = parse(new String(bytes, start, end - start, StandardCharsets.UTF_8), json);
                if (entry == null) {
                    if (lineEnd(bytes, end + 1) >= 0) {
                        throw new IllegalStateException(file + ": damaged at byte " + start + ", and whole lines follow");
                    }
                    break;
                }
                entries.add(entry);
                start = end + 1;
            }
            return new Content(entries, start);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": journal cannot be read", e);
        }
    }

    private static int lineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static Entry parse(String line, ObjectMapper json) {
        int blank = line.indexOf(' ');
        if (blank != 8 || !line.substring(0, blank).equals(checksum(line.substring(blank + 1)))) {
            return null;
        }
        try {
            return json.readValue(line.substring(blank + 1), Entry.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("journal line is whole but unknown to this version: " + line, e);
        }
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }

    /** Appends a line: the process may die after this and the line is still there. */
    public void append(Entry entry) {
        String text = json.writeValueAsString(entry);
        ByteBuffer line = ByteBuffer.wrap((checksum(text) + " " + text + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            size += line.remaining();
            while (line.hasRemaining()) {
                channel.write(line);
            }
            dirty = true;
        } catch (IOException e) {
            throw new UncheckedIOException("journal cannot be written", e);
        }
    }

    /** Brings everything appended onto the disk: the machine may die after this. Costs one fsync, nothing when nothing is new. */
    public void force() {
        if (dirty) {
            try {
                channel.force(false);
                dirty = false;
            } catch (IOException e) {
                throw new UncheckedIOException("journal cannot be forced to disk", e);
            }
        }
    }

    /** Bytes in the file. */
    public long size() {
        return size;
    }

    @Override
    public void close() {
        force();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("journal cannot be closed", e);
        }
    }
}
