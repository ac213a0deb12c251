package plutarc.candles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

/** Candles as bytes: a header with a checksum, then times and the five columns one after another. There whole or not at all. Stateless. */
public final class ColumnFile {

    private static final long MAGIC = 0x706c757461726301L;
    private static final int HEADER_BYTES = 32;

    private ColumnFile() {
    }

    /** Empty where the file is missing or damaged. */
    public static Optional<Candles> read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
            if (bytes.remaining() < HEADER_BYTES || bytes.getLong() != MAGIC) {
                return Optional.empty();
            }
            int size = bytes.getInt();
            Interval interval = Interval.values()[bytes.getInt()];
            long check = bytes.getLong();
            bytes.getLong();
            if (bytes.remaining() != size * 48L || checksum(bytes) != check) {
                return Optional.empty();
            }
            long[] time = new long[size];
            bytes.asLongBuffer().get(time);
            bytes.position(bytes.position() + size * 8);
            double[][] values = new double[5][size];
            for (double[] column : values) {
                bytes.asDoubleBuffer().get(column);
                bytes.position(bytes.position() + size * 8);
            }
            return Optional.of(new Candles(interval, time, values[0], values[1], values[2], values[3], values[4]));
        } catch (IOException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    /** Makes the folder where it is missing. */
    public static void write(Path file, Candles candles) throws IOException {
        int size = candles.size();
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + size * 48).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(HEADER_BYTES);
        bytes.asLongBuffer().put(candles.openTime());
        bytes.position(bytes.position() + size * 8);
        for (double[] column : new double[][]{candles.open(), candles.high(), candles.low(), candles.close(), candles.volume()}) {
            bytes.asDoubleBuffer().put(column);
            bytes.position(bytes.position() + size * 8);
        }
        bytes.position(HEADER_BYTES);
        long check = checksum(bytes);
        bytes.putLong(0, MAGIC).putInt(8, size).putInt(12, candles.interval().ordinal()).putLong(16, check).position(0);
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), "columns", ".part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return crc.getValue();
    }
}
