package plutarc.platform.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Small files that only their owner can read, whole or not there at all after a crash, and overwritten before they go. Stateless. */
final class OwnFile {

    private OwnFile() {
    }

    /** Returns once it is safely on the disk, in place of what was there. */
    static void write(Path file, byte[] content) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(half);
        try (FileChannel channel = FileChannel.open(half, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
            fill(channel, content);
        }
        move(half, file);
    }

    /** Returns once the disk knows the file under its new name only. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(to.getParent());
    }

    /** Overwrites the file where it lies, then removes it. Nothing happens where there is none. */
    static void destroy(Path file) throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                fill(channel, new byte[(int) channel.size()]);
            }
            Files.delete(file);
            syncFolder(file.getParent());
        }
    }

    static FileAttribute<?>[] ownerOnlyFolder() {
        return attributes("rwx------");
    }

    private static FileAttribute<?>[] ownerOnly() {
        return attributes("rw-------");
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))} : new FileAttribute<?>[0];
    }

    private static void fill(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        channel.force(true);
    }

    private static void syncFolder(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
