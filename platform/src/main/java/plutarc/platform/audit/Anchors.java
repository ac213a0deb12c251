package plutarc.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import plutarc.platform.audit.Verifying.End;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where each chain ended a short while ago, noted in a file outside of the database: whoever cuts entries off a chain, head and all, is found
 * out by it. Anchors that were kept elsewhere can be given as well. Thread-safe.
 */
final class Anchors {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, End>> ENDS = new TypeReference<>() {
    };

    private final List<Path> files;
    private final Path own;

    /** @param others files of anchors that the operator kept elsewhere */
    Anchors(Path own, List<Path> others) {
        this.own = own;
        this.files = java.util.stream.Stream.concat(java.util.stream.Stream.of(own), others.stream()).toList();
    }

    /** The latest anchor of each chain. */
    Map<String, End> known() {
        Map<String, End> known = new TreeMap<>();
        for (Path file : files) {
            if (Files.exists(file)) {
                JSON.readValue(file, ENDS).forEach((chain, end) -> known.merge(chain, end, (one, other) -> one.seq() >= other.seq() ? one : other));
            }
        }
        return known;
    }

    /**
     * Notes where the chains end now.
     *
     * @param durable returns once everything that was read is sure to stay
     */
    synchronized void write(JdbcTemplate jdbc, Runnable durable) {
        Map<String, End> ends = new TreeMap<>();
        jdbc.query("SELECT chain, seq, hash, seal FROM audit_head", row -> {
            ends.put(row.getString(1), new End(row.getLong(2), row.getString(3), row.getString(4)));
        });
        Map<String, End> before = known();
        before.forEach((chain, end) -> ends.merge(chain, end, (now, noted) -> now.seq() >= noted.seq() ? now : noted));
        if (ends.equals(before)) {
            return;
        }
        durable.run();
        try {
            Path next = own.resolveSibling(own.getFileName() + ".next");
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                channel.write(java.nio.ByteBuffer.wrap(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(ends)));
                channel.force(true);
            }
            Files.move(next, own, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("the audit log's anchors could not be written to " + own, failure);
        }
    }
}
